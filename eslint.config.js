import tseslint from 'typescript-eslint'
import exactMoney from './tools/lint/exact-money.js'

/** What the domain must never do: read a clock, roll dice, wait, throw, or hold mutable state in a class. */
const pure = [
  ['ThrowStatement', 'The domain returns Either; only defect.ts throws.'],
  ['AwaitExpression, :function[async=true]', 'The domain is synchronous.'],
  ['ClassDeclaration, ClassExpression', 'The domain is functions and plain data.'],
  ['Identifier[name="Date"]', 'The domain reads no clock: time is an argument.'],
  [
    'MemberExpression[object.name="Math"][property.name="random"]',
    'The domain rolls no dice: chance is an argument.',
  ],
  ['Identifier[name=/^(process|crypto|performance|Buffer|console)$/]', 'The domain has no host.'],
].map(([selector, message]) => ({ selector, message }))

/** What submissions hold is text for the owner's pages, and never becomes HTML; who is there is in memory alone. */
const asText = [
  [
    'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/], MemberExpression[object.name="document"][property.name=/^write/], Identifier[name="DOMParser"]',
    'Field values are shown as text: append nodes and strings.',
  ],
  [
    'Identifier[name=/^(localStorage|indexedDB|caches)$/]',
    'Nothing of an owner stays behind in the browser.',
  ],
].map(([selector, message]) => ({ selector, message }))

const inMemory = {
  selector: 'Identifier[name="sessionStorage"]',
  message:
    'Tokens stay in memory; only oidc.ts keeps something, and no token, on the way to the issuer and back.',
}

const house = {
  complexity: ['error', 10],
  'max-params': ['error', 4],
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  eqeqeq: 'error',
  'no-console': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidOperator: true },
  ],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
}

export default tseslint.config(
  {
    ignores: [
      'packages/cli/testing.d.ts',
      'packages/cli/static/**',
      'packages/cli/web/**',
      '**/dist/**',
      'lab/**',
      'examples/**',
      '.dynamosync/**',
      'node_modules/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: house,
  },
  { files: ['src/domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...pure] } },
  {
    files: ['src/domain/kernel/defect.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...pure.filter(({ selector }) => selector !== 'ThrowStatement')],
    },
  },
  {
    files: [
      'src/domain/money/arithmetic.ts',
      'src/domain/field/kinds/{money,decimal}.ts',
      'src/domain/contract/decimal-codec.ts',
      'forms/income-tax/**/*.ts',
    ],
    plugins: { money: exactMoney },
    rules: { 'money/no-number-arithmetic': 'error' },
  },
  // A language is one file, so that a sentence is found in one place: it is as long as what there is to say.
  {
    files: ['src/domain/words/{en,de,fr,es,ar}.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['web/owner/words/{en,de,fr,es,ar}.ts'],
    rules: { 'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['web/owner/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...asText, inMemory] } },
  // What somebody saves under a name is kept until they remove it: where filters are, and no token. So is a language.
  {
    files: ['web/owner/saved/store.ts', 'web/owner/words/kept-lang.ts'],
    rules: { 'no-restricted-syntax': ['error', ...asText.slice(0, 1), inMemory] },
  },
  { files: ['web/owner/session/oidc.ts'], rules: { 'no-restricted-syntax': ['error', ...asText] } },
  // Suites share modules, so a hook at a helper's top level would be one of the first suite alone.
  {
    files: ['test/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(Each|All)$/]',
          message: 'A hook belongs to a suite: export the function, and pass it to the hook there.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: [
      'tools/**',
      'src/handlers/local/start.ts',
      'src/handlers/cli/cli.ts',
      'src/adapters/dynalite/child.ts',
    ],
    rules: { 'no-console': 'off' },
  },
)
