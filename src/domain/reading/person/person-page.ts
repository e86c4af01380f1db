import { escapeHtml } from '../../kernel/escape.js'
import { labelOf } from '../../kernel/label.js'

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

const itemOf = (name: string, value: string): string => `<dt>${escapeHtml(name)}</dt><dd>${value}</dd>`

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

const plainText = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Renders a value of any shape; text is never interpreted. */
const valueHtml = (value: unknown): string => {
  if (isPlain(value)) return `<bdi>${escapeHtml(plainText(value))}</bdi>`
  if (Array.isArray(value)) return value.map(valueHtml).join('<br>')
  const members = Object.entries(value as Readonly<Record<string, unknown>>)
  return `<dl>${members.map(([name, each]) => itemOf(labelOf(name), valueHtml(each))).join('')}</dl>`
}

const labelled = ({ options = [] }: ShownField, value: unknown): unknown => {
  const one = (each: unknown): unknown => options.find((option) => option.value === each)?.label ?? each
  return Array.isArray(value) ? value.map(one) : one(value)
}

const answersHtml = (fields: readonly ShownField[], values: PersonSubmission['fields']): string =>
  Object.entries(values)
    .map(([name, value]) => {
      const field = fields.find((each) => each.name === name) ?? { name, label: name }
      return itemOf(field.label, valueHtml(labelled(field, value)))
    })
    .join('')

/** A time in UTC to the minute; the exact one stays in the page. */
const timeHtml = (iso: string): string =>
  `<time datetime="${escapeHtml(iso)}">${escapeHtml(iso.slice(0, 16).replace('T', ' '))}</time>`

const submissionHtml = (fields: readonly ShownField[], submission: PersonSubmission): string => {
  const { id, receivedAt, fields: values, result, work } = submission
  return `<article><h3>Received ${timeHtml(receivedAt)}</h3><dl>${[
    answersHtml(fields, values),
    result === undefined || result === null ? '' : itemOf('Result', valueHtml(result)),
    work?.for === undefined ? '' : itemOf('Given to', valueHtml(work.for)),
    work?.note === undefined ? '' : itemOf('Note', valueHtml(work.note)),
    itemOf('Submission ID', valueHtml(id)),
  ].join('')}</dl></article>`
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}' +
  'article{border:1px solid #8888;border-radius:.5rem;padding:0 1rem;margin:1rem 0}' +
  'dt{font-weight:600;margin-top:.5rem}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'dd dl{margin:0 0 0 1rem}'

/** All data about a person as a self-contained page: it loads nothing, and runs nothing. */
export const personPage = ({ value, at, forms }: PersonData): string => {
  const count = forms.reduce((sum, { submissions }) => sum + submissions.length, 0)
  const title = `What is kept of ${value}`
  const parts = forms.map(
    ({ title: name, fields, submissions }) =>
      `<h2>${escapeHtml(name)}</h2>${submissions.map((each) => submissionHtml(fields, each)).join('')}`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><h1><bdi>${escapeHtml(title)}</bdi></h1>
<p>${count} submission${count === 1 ? '' : 's'}, as of ${timeHtml(at)}. Times are in UTC.</p>
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
