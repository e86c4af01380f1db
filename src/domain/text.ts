import * as t from 'io-ts'
import type { ComplaintCode } from './complaint.js'
import { defect } from './defect.js'
import { type Field, type FieldOptions, isEmpty } from './field.js'

/** Options of a text field. Lengths count Unicode code points, after CR LF and CR have become LF. */
export interface TextOptions extends FieldOptions {
  /** 1 to `maxLength`; 1 by default. An optional field may still be empty. */
  readonly minLength?: number
  /** 1 to 100,000. */
  readonly maxLength: number
  /** A text area instead of a single line. */
  readonly multiline?: boolean
}

/** The value that a field yields: optional fields may yield none. */
export type Value<A, O extends FieldOptions> = O extends { readonly optional: true } ? A | undefined : A

const longest = 100_000
const wholeWithin = (n: number, least: number, most: number): boolean =>
  Number.isInteger(n) && n >= least && n <= most

/** Line ends as every platform sends them, made one: the same text is the same submission. */
const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

const codePoints = (text: string): number => {
  let count = text.length
  for (const unit of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) count -= unit.length
  return count
}

/** Exact only where it matters: code points are at most, and at least half of, the UTF-16 units. */
const lengthComplaint = (text: string, least: number, most: number): ComplaintCode | undefined => {
  if (text.length < least || text.length > 2 * most) return text.length < least ? 'too-short' : 'too-long'
  if (text.length <= most && text.length >= 2 * least) return undefined
  const length = codePoints(text)
  if (length < least) return 'too-short'
  return length > most ? 'too-long' : undefined
}

/** Half a surrogate pair has no UTF-8 form: the store would keep another text than the one sent. */
const refusal = (input: unknown, least: number, most: number): ComplaintCode | undefined => {
  if (typeof input !== 'string') return 'not-text'
  return input.isWellFormed() ? lengthComplaint(withLineFeeds(input), least, most) : 'not-well-formed'
}

/**
 * A line or a paragraph of text. White space alone counts as empty; other text is kept as typed, with LF line ends.
 *
 * @example
 * text({ label: 'Message', maxLength: 4000, multiline: true })
 * @throws when the bounds make no sense, as the form is defined
 */
export const text = <const O extends TextOptions>(options: O): Field<Value<string, O>> => {
  const { minLength = 1, maxLength, label, optional = false } = options
  if (!wholeWithin(maxLength, 1, longest))
    defect(`“${label}”: maxLength must be 1 to ${longest}, not ${maxLength}`)
  if (!wholeWithin(minLength, 1, maxLength))
    defect(`“${label}”: minLength must be 1 to ${maxLength}, not ${minLength}`)
  const codec = new t.Type<string | undefined, unknown>(
    'text',
    (u): u is string | undefined =>
      u === undefined ? optional : refusal(u, minLength, maxLength) === undefined,
    (u, context) => {
      if (isEmpty(u)) return optional ? t.success(undefined) : t.failure(u, context, 'required')
      const code = refusal(u, minLength, maxLength)
      return code === undefined ? t.success(withLineFeeds(u as string)) : t.failure(u, context, code)
    },
    t.identity,
  )
  return {
    codec: codec as Field<Value<string, O>>['codec'],
    description: { kind: 'text', minLength, ...options },
  }
}
