import { escapeHtml } from '../../kernel/escape.js'
import { labelOf } from '../../kernel/label.js'
import { type Lang, langAttributes } from '../../kernel/lang.js'

/** The parts of a field that the page needs. */
interface ShownField {
  readonly name: string
  readonly label: string
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** One submission of a person, with the owners' notes. */
export interface PersonSubmission {
  readonly id: string
  /** ISO 8601. */
  readonly receivedAt: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly result?: unknown
  readonly work?: {
    readonly state: string
    readonly for?: string | undefined
    readonly note?: string | undefined
  }
}

/** The submissions of a person to one form. */
export interface PersonForm {
  readonly form: string
  readonly title: string
  readonly fields: readonly ShownField[]
  readonly submissions: readonly PersonSubmission[]
}

/** All data about a person. */
export interface PersonData {
  /** The value searched for. */
  readonly value: string
  /** ISO 8601. */
  readonly at: string
  readonly forms: readonly PersonForm[]
}

/** Texts of the page in one language. */
export interface PersonTexts {
  readonly lang: Lang
  /** Title of the page about a value. */
  readonly title: (value: string) => string
  readonly received: string
  readonly result: string
  readonly givenTo: string
  readonly note: string
  readonly id: string
  readonly yes: string
  readonly no: string
  /** A sentence with the number of submissions. */
  readonly count: (count: number) => string
  /** A sentence that names the time zone. */
  readonly zone: string
}

const english: PersonTexts = {
  lang: 'en',
  title: (value) => `Data stored about ${value}`,
  received: 'Received',
  result: 'Result',
  givenTo: 'Given to',
  note: 'Note',
  id: 'Submission ID',
  yes: 'Yes',
  no: 'No',
  count: (count) => `${count} submission${count === 1 ? '' : 's'}.`,
  zone: 'Times are in UTC.',
}

const itemOf = (name: string, value: string): string => `<dt>${escapeHtml(name)}</dt><dd>${value}</dd>`

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

const plainText = ({ yes, no }: PersonTexts, value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? yes : no
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Renders a value of any shape; text is never interpreted. */
const valueHtml = (texts: PersonTexts, value: unknown): string => {
  if (isPlain(value)) return `<bdi>${escapeHtml(plainText(texts, value))}</bdi>`
  if (Array.isArray(value)) return value.map((each) => valueHtml(texts, each)).join('<br>')
  const members = Object.entries(value as Readonly<Record<string, unknown>>)
  return `<dl>${members.map(([name, each]) => itemOf(labelOf(name), valueHtml(texts, each))).join('')}</dl>`
}

const labelled = ({ options = [] }: ShownField, value: unknown): unknown => {
  const one = (each: unknown): unknown => options.find((option) => option.value === each)?.label ?? each
  return Array.isArray(value) ? value.map(one) : one(value)
}

const answersHtml = (
  texts: PersonTexts,
  fields: readonly ShownField[],
  values: PersonSubmission['fields'],
): string =>
  Object.entries(values)
    .map(([name, value]) => {
      const field = fields.find((each) => each.name === name) ?? { name, label: name }
      return itemOf(field.label, valueHtml(texts, labelled(field, value)))
    })
    .join('')

/** A time in UTC to the minute; the exact one stays in the page. */
const timeHtml = (iso: string): string =>
  `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.slice(0, 16).replace('T', ' '))}</time>`

const submissionHtml = (
  texts: PersonTexts,
  fields: readonly ShownField[],
  submission: PersonSubmission,
): string => {
  const { id, receivedAt, fields: values, result, work } = submission
  return `<article><h3>${escapeHtml(texts.received)} ${timeHtml(receivedAt)}</h3><dl>${[
    answersHtml(texts, fields, values),
    result === undefined || result === null ? '' : itemOf(texts.result, valueHtml(texts, result)),
    work?.for === undefined ? '' : itemOf(texts.givenTo, valueHtml(texts, work.for)),
    work?.note === undefined ? '' : itemOf(texts.note, valueHtml(texts, work.note)),
    itemOf(texts.id, valueHtml(texts, id)),
  ].join('')}</dl></article>`
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}' +
  'article{border:1px solid #8888;border-radius:.5rem;padding:0 1rem;margin:1rem 0}' +
  'dt{font-weight:600;margin-top:.5rem}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'dd dl{margin:0 0 0 1rem}'

/** All data about a person as a self-contained page, in English by default: it loads nothing, and runs nothing. */
export const personPage = ({ value, at, forms }: PersonData, texts: PersonTexts = english): string => {
  const count = forms.reduce((sum, { submissions }) => sum + submissions.length, 0)
  const title = texts.title(value)
  const { lang, dir } = langAttributes(texts.lang)
  const parts = forms.map(
    ({ title: name, fields, submissions }) =>
      `<h2>${escapeHtml(name)}</h2>${submissions.map((each) => submissionHtml(texts, fields, each)).join('')}`,
  )
  return `<!doctype html>
<html lang="${lang}"${dir === undefined ? '' : ` dir="${dir}"`}><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><h1><bdi>${escapeHtml(title)}</bdi></h1>
<p>${escapeHtml(texts.count(count))} ${timeHtml(at)}. ${escapeHtml(texts.zone)}</p>
${parts.join('\n')}
</body></html>
`
}

/** All data about a person as JSON, with every value as stored. */
export const personJson = ({ value, at, forms }: PersonData): string =>
  `${JSON.stringify(
    { value, at, forms: forms.map(({ form, title, submissions }) => ({ form, title, submissions })) },
    undefined,
    2,
  )}\n`
