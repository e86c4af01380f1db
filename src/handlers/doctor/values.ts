import type { Fields } from '../../domain/form/form.js'
import type { PageField } from './html-forms.js'

/** Value of a field: one text, or several for boxes that may be ticked together. */
export type Value = string | readonly string[]
export type Values = Readonly<Record<string, Value>>

const ofType: Readonly<Record<string, readonly string[]>> = {
  email: ['doctor@example.org'],
  url: ['https://example.org/'],
  tel: ['+442079460000', '02079460000'],
  number: ['1', '42'],
  range: ['1'],
  date: ['2026-11-30'],
  month: ['2026-11'],
  week: ['2026-W48'],
  time: ['12:00'],
  'datetime-local': ['2026-11-30T12:00'],
  color: ['#336699'],
  password: ['Test-of-the-doctor-1'],
}

/** Texts for a field without further hints: words, numbers, codes. */
const plain = ['Test of the doctor', '1', '12.50', 'doctor@example.org', '2026-11-30', '123456789']

const bounded = (text: string, { attributes }: PageField): string => {
  const least = Number(attributes.get('minlength') ?? 0)
  const most = Number(attributes.get('maxlength') ?? 1000)
  return text.padEnd(least, '.').slice(0, most)
}

const numericFirst = ({ attributes }: PageField): readonly string[] =>
  attributes.has('inputmode') ? ['1', '12.50', ...plain] : plain

const guessed = (field: PageField): readonly Value[] => {
  const { type, attributes, value } = field
  if (type === 'checkbox') return field.options.length > 1 ? [field.options.slice(0, 1)] : field.options
  if (field.options.length > 0) return field.options
  if (type === 'hidden') return [value]
  const bounds = [attributes.get('min'), attributes.get('max')].filter((each) => each !== undefined)
  const likely = ofType[type] === undefined ? numericFirst(field) : [...ofType[type], ...bounds]
  // An initial value on the page is most likely valid.
  return [...(value === '' ? [] : [value]), ...likely.map((each) => bounded(each, field))]
}

/** Candidates for a field, most likely first: known values, then values that its input suggests. */
const candidates = (field: PageField, known: unknown): readonly Value[] => {
  const text = (value: unknown): readonly string[] =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : []
  const first = Array.isArray(known) ? [known.flatMap(text)] : text(known)
  return [...first, ...guessed(field)]
}

/** Maximum refusals before an optional field is left out. */
const mostOfOptional = 2

/** Whether it is a field, not a control: the key is sent as a header, and a trap stays empty. */
const isField = ({ name }: PageField): boolean => !name.startsWith('_')

/**
 * Chooses a value for each field. `misses` counts refusals per field and so selects the next candidate; an optional
 * field without candidates is left out, and undefined means that nothing is left to try.
 */
export const valuesFor = (
  fields: readonly PageField[],
  known: Fields,
  misses: ReadonlyMap<string, number>,
): Values | undefined => {
  const values: Record<string, Value> = {}
  const isKnown = Object.keys(known).length > 0
  for (const field of fields.filter(isField)) {
    // A known example leaves out fields that do not fit its other values.
    if (isKnown && !field.required && !(field.name in known)) continue
    const missed = misses.get(field.name) ?? 0
    if (!field.required && missed >= mostOfOptional) continue
    const value = candidates(field, known[field.name])[missed]
    if (value !== undefined) values[field.name] = value
    else if (field.required) return undefined
  }
  return values
}

/** The same values with one field changed, for each field in turn: some of them are valid too. */
export const variants = (fields: readonly PageField[], known: Fields, values: Values): readonly Values[] =>
  fields.filter(isField).flatMap((field) => {
    const now = values[field.name]
    const others = candidates(field, known[field.name]).filter((each) => String(each) !== String(now))
    const longer = typeof now === 'string' && field.options.length === 0 ? [`${now}x`] : []
    return [...longer, ...others.slice(0, 2)].map((other) => ({ ...values, [field.name]: other }))
  })

const pairsOf = (values: Values): readonly (readonly [string, string])[] =>
  Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))

/** Encodes values as a form's body or a query. */
export const urlencoded = (values: Values): string => {
  const encoded = new URLSearchParams()
  for (const [name, value] of pairsOf(values)) encoded.append(name, value)
  return encoded.toString()
}

/** Encodes values as `multipart/form-data`, with a boundary that no value contains. */
export const multipart = (values: Values, boundary: string): string =>
  `${pairsOf(values)
    .map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')}--${boundary}--\r\n`
