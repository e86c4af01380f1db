import type { ComplaintCode } from '../../../src/domain/kernel/complaint.js'
import { type Description, mayBeEmpty } from '../../../src/domain/field/description.js'
import type { AnyForm } from '../../../src/domain/index.js'
import type { Lang } from '../../../src/domain/kernel/lang.js'
import { sentence, wordsOf } from '../../../src/domain/words/words.js'
import { type Reader, readerOf } from './readers.js'

const emptyCode = (description: Description): ComplaintCode | undefined => {
  if (mayBeEmpty(description)) return undefined
  return description.kind === 'consent' ? 'not-accepted' : 'required'
}

const callOf = ({ name, given, member = '' }: Reader): string =>
  given === undefined ? name : `${name}(${given})${member}`

const accepting = '(right) => ({ _tag: "Right", right })'

/** Whether numbers may be typed with a decimal comma. */
const hasComma = ({ kind }: Description, lang: Lang): boolean =>
  wordsOf(lang).decimalMark === ',' && ['integer', 'decimal', 'money'].includes(kind)

const localised = (read: string, isLocal: boolean): string => (isLocal ? `localRead(${read})` : read)

const entryOf = (name: string, description: Description, { lang }: AnyForm): string => {
  const reader = readerOf(description)
  const empty = emptyCode(description)
  const isLocal = hasComma(description, lang)
  const codes = new Set([
    ...(isLocal ? (['ambiguous-number'] as const) : []),
    ...(empty === undefined ? [] : [empty]),
    ...(reader?.codes ?? []),
  ])
  const messages = Object.fromEntries([...codes].map((code) => [code, sentence(code, description, lang)]))
  const read = reader === undefined ? accepting : localised(callOf(reader), isLocal)
  const rest = {
    name,
    empty,
    many: description.kind === 'choices',
    fallback: description.default,
    shownWhen: description.shownWhen,
    messages,
  }
  return `{ read: ${read}, ${JSON.stringify(rest).slice(1)}`
}

/**
 * The source of a module whose `check` applies the server's checks of each field to a form's values, in the same words,
 * and whose `answersIn` reads the values as the server does.
 * It uses the domain's own readers; bundlers keep only the kinds that the form has, and no catalogue, as every sentence
 * is written out.
 *
 * @param fields the import path of the domain's folder `field`
 * @param checker the import path of `checker.ts`
 */
export const checkSource = (
  form: AnyForm,
  paths: { readonly fields: string; readonly checker: string },
): string => {
  const fields = Object.entries(form.fields)
  const readersUsed = fields.flatMap(([, { description }]) => readerOf(description) ?? [])
  const imports = new Set(
    readersUsed.map(({ module, name }) => `import { ${name} } from '${paths.fields}/kinds/${module}.js'`),
  )
  const isLocal = fields.some(([, { description }]) => hasComma(description, form.lang))
  if (isLocal) imports.add(`import { localRead } from '${paths.fields}/numerals/local-numeral.js'`)
  return `${[...imports].join('\n')}
import { checker } from '${paths.checker}'
export const { check, answersIn } = checker([
${fields.map(([name, { description }]) => entryOf(name, description, form)).join(',\n')}
])
`
}
