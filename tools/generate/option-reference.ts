/**
 * Writes docs/reference/options.md from the doc comments of the types that a form's author uses, so that code and
 * reference cannot differ. `--check` writes nothing, and fails if the page is out of date.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'oxfmt'
import ts from 'typescript'

const target = 'docs/reference/options.md'

interface Part {
  readonly heading: string
  readonly lead: string
  readonly file: string
  readonly type: string
  /** Options with a section of their own are left out. */
  readonly beyond?: string
}

const kinds = 'src/domain/field/kinds'
const description = 'src/domain/field/description.ts'

const kind = (name: string, file = name): Part => ({
  heading: `${name}()`,
  lead: '',
  file: `${kinds}/${file}.ts`,
  type: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Options`,
  beyond: 'TypedFieldOptions',
})

const parts: readonly Part[] = [
  {
    heading: 'A form',
    lead: 'The third argument of `form(name, fields, options)`.',
    file: 'src/domain/form/options.ts',
    type: 'FormOptions',
  },
  {
    heading: 'Spam',
    lead: 'The form option `spam`. [Spam](../guide/spam.md) explains how its parts work together.',
    file: 'src/domain/spam/spam-option.ts',
    type: 'SpamOptions',
  },
  {
    heading: 'Every field',
    lead: 'Each kind of field takes these, except where its own section says otherwise.',
    file: description,
    type: 'FieldOptions',
  },
  {
    heading: 'Every field that is typed',
    lead: '`text`, `email`, `url`, `phone`, `integer`, `decimal`, `money` and `custom` take these, too.',
    file: description,
    type: 'TypedFieldOptions',
    beyond: 'FieldOptions',
  },
  ...['text', 'phone', 'integer', 'decimal', 'money', 'choice'].map((name) => kind(name)),
  kind('choices', 'multiple-choice'),
  ...['date', 'time', 'rating', 'consent', 'hidden', 'custom'].map((name) => kind(name)),
]

const files = [...new Set(parts.map(({ file }) => file))]
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)).config,
  ts.sys,
  '.',
)
const program = ts.createProgram(files, { ...options, noEmit: true })
const checker = program.getTypeChecker()

const propertiesOf = (file: string, name: string): readonly ts.Symbol[] => {
  const source = program.getSourceFile(file)
  const found = source && checker.getSymbolAtLocation(source)?.exports?.get(ts.escapeLeadingUnderscores(name))
  if (found === undefined) throw new Error(`${file} exports no ${name}`)
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(found))
}

/** The type as its author wrote it, on one line. */
const typeOf = (property: ts.Symbol): string => {
  const declared = property.valueDeclaration
  return declared !== undefined && ts.isPropertySignature(declared)
    ? (declared.type?.getText() ?? '').replaceAll(/\s+/g, ' ').replaceAll('readonly ', '')
    : ''
}

const commentOf = (property: ts.Symbol): string =>
  ts.displayPartsToString(property.getDocumentationComment(checker)).replaceAll(/\s*\n\s*/g, ' ')

const isOptional = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.Optional) !== 0

const lineOf = (property: ts.Symbol): string => {
  const comment = commentOf(property)
  if (comment === '') throw new Error(`${property.name} has no doc comment`)
  const need = isOptional(property) ? '' : ', required'
  return `- **\`${property.name}\`**, \`${typeOf(property)}\`${need}. ${comment}`
}

const textOf = ({ heading, lead, file, type, beyond }: Part): string => {
  const known = beyond === undefined ? [] : propertiesOf(description, beyond)
  const isKnown = (property: ts.Symbol): boolean =>
    known.some(({ declarations }) => declarations?.[0] === property.declarations?.[0])
  const lines = propertiesOf(file, type)
    .filter((property) => !isKnown(property))
    .map(lineOf)
  return [`## ${heading}`, ...(lead === '' ? [] : [lead]), lines.join('\n')].join('\n\n')
}

const head = `# Options

Every option of a form and of a field, with the type that TypeScript checks. [Define your own form](../guide/forms.md) shows them in use. Written by \`npm run options\` from the doc comments of the sources; do not edit it.`

const { code: wanted } = await format(target, [head, ...parts.map(textOf)].join('\n\n'))

if (!process.argv.includes('--check')) await writeFile(target, wanted)
else if ((await readFile(target, 'utf8')) !== wanted) {
  console.error(`${target} does not match the doc comments. Run \`npm run options\`.`)
  process.exitCode = 1
}
