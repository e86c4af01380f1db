import type { Fields } from '../../domain/form/form.js'
import type { PageField } from './html-forms.js'

/** What is sent for a name: one text, or several for boxes that may be ticked together. */
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

/** Texts for a field of which the page says nothing more: words, numbers, codes. */
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
  // What the page has put in already is most likely right.
  return [...(value === '' ? [] : [value]), ...likely.map((each) => bounded(each, field))]
}

/** What might be sent for a field, the likeliest first: what is known to fit it, then what its input suggests. */
const candidates = (field: PageField, known: unknown): readonly Value[] => {
  const text = (value: unknown): readonly string[] =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : []
  const first = Array.isArray(known) ? [known.flatMap(text)] : text(known)
  return [...first, ...guessed(field)]
}

/** A field that need not be filled in is left out after so many that were refused. */
const mostOfOptional = 2

/** Controls are not fields: the key is sent as a header, a honeypot stays empty. */
const isField = ({ name }: PageField): boolean => !name.startsWith('_')

/**
 * Values for each field. `misses` says how often each was refused, so that the next candidate comes; a field that
 * need not be filled in is left out when there is none, and undefined means that nothing is left to try.
 */
export const valuesFor = (
  fields: readonly PageField[],
  known: Fields,
  misses: ReadonlyMap<string, number>,
): Values | undefined => {
  const values: Record<string, Value> = {}
  const isKnown = Object.keys(known).length > 0
  for (const field of fields.filter(isField)) {
    // A known example leaves out what does not go together with the rest.
    if (isKnown && !field.required && !(field.name in known)) continue
    const missed = misses.get(field.name) ?? 0
    if (!field.required && missed >= mostOfOptional) continue
    const value = candidates(field, known[field.name])[missed]
    if (value !== undefined) values[field.name] = value
    else if (field.required) return undefined
  }
  return values
}

/** The same values with another one in one field, one field after the other: some of them are as valid. */
export const variants = (fields: readonly PageField[], known: Fields, values: Values): readonly Values[] =>
  fields.filter(isField).flatMap((field) => {
    const now = values[field.name]
    const others = candidates(field, known[field.name]).filter((each) => String(each) !== String(now))
    const longer = typeof now === 'string' && field.options.length === 0 ? [`${now}x`] : []
    return [...longer, ...others.slice(0, 2)].map((other) => ({ ...values, [field.name]: other }))
  })

const pairsOf = (values: Values): readonly (readonly [string, string])[] =>
  Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))

/** As a form's body, or a query. */
export const urlencoded = (values: Values): string => {
  const encoded = new URLSearchParams()
  for (const [name, value] of pairsOf(values)) encoded.append(name, value)
  return encoded.toString()
}

/** As `multipart/form-data` between boundaries that no value holds. */
export const multipart = (values: Values, boundary: string): string =>
  `${pairsOf(values)
    .map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')}--${boundary}--\r\n`
