import tseslint from 'typescript-eslint'
import exactMoney from './tools/lint/exact-money.js'
import money from './tools/lint/tsconfig.json' with { type: 'json' }

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

const languageOptions = { parser: tseslint.parser }

/** One room's files, and syntax that must not be in them. */
const forbid = (files, ...selectors) => ({
  files,
  languageOptions,
  // The directives of these files are for `.oxlintrc.json`, which reports an unused one.
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: { 'no-restricted-syntax': ['error', ...selectors] },
})

/**
 * What `.oxlintrc.json` cannot say: syntax that a room forbids, and a rule of our own that asks for types. Every other
 * rule is there, as it takes a fifth of the time.
 */
export default [
  { ignores: ['**/dist/**', '**/*.{js,mjs,cjs}', 'lab/**', 'examples/**', '.dynamosync/**'] },
  forbid(['src/domain/**/*.ts'], ...pure),
  forbid(['src/domain/kernel/defect.ts'], ...pure.filter(({ selector }) => selector !== 'ThrowStatement')),
  {
    files: money.include.map((path) => path.replace('../../', '')),
    languageOptions: { ...languageOptions, parserOptions: { project: 'tools/lint/tsconfig.json' } },
    plugins: { money: exactMoney },
    rules: { 'money/no-number-arithmetic': 'error' },
  },
  forbid(['web/owner/**/*.ts'], ...asText, inMemory),
  // What somebody saves under a name is kept until they remove it: where filters are, and no token. So is a language.
  forbid(['web/owner/saved/store.ts', 'web/owner/words/kept-lang.ts'], ...asText.slice(0, 1), inMemory),
  forbid(['web/owner/session/oidc.ts'], ...asText),
  // Suites share modules, so a hook at a helper's top level would be one of the first suite alone.
  {
    ...forbid(['test/**/*.ts'], {
      selector: 'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(Each|All)$/]',
      message: 'A hook belongs to a suite: export the function, and pass it to the hook there.',
    }),
    ignores: ['**/*.test.ts'],
  },
]
