import * as E from '../kernel/either.js'
import type { ComplaintCode } from '../kernel/complaint.js'
import { asciiSigns } from '../kernel/signs.js'
import { trimmed } from '../kernel/typed.js'
import type { Read } from './read.js'
import type { Description } from './description.js'

/** What is between the whole and the fraction of a number, in a language. */
export type DecimalMark = '.' | ','

/** Up to three digits, a mark and three more: a fraction to one half of the world, a thousand to the other. */
const ambiguous = /^-?[1-9][0-9]{0,2}[.,][0-9]{3}$/

const groups = /^-?[0-9]{1,3}(?:\.[0-9]{3})+(?=,[0-9]+$)|^-?[0-9]{1,3}(?:\.[0-9]{3}){2,}$/

/**
 * A number as people type it where a comma is before its fraction, as `numeral` reads it: `12,50` as `12.50`, `1.250,50`
 * as `1250.50`. What has a point before its fraction stays. What is no number stays no number.
 *
 * @returns or `ambiguous-number` for what could mean two numbers: `1.250`
 */
export const localNumeral = (typed: string): E.Either<ComplaintCode, string> => {
  const text = asciiSigns(trimmed(typed))
  if (ambiguous.test(text)) return E.left('ambiguous-number')
  const whole = text.replace(groups, (digits) => digits.replaceAll('.', ''))
  return E.right(/^[^.,]*,[0-9]+$/.test(whole) ? whole.replace(',', '.') : whole)
}

/** A reader of numbers as they are typed where a comma is before the fraction. */
export const localRead =
  <A>(read: Read<A>): Read<A> =>
  (input) => {
    const sent = typeof input === 'string' ? localNumeral(input) : E.right(input)
    return sent._tag === 'Left' ? sent : read(sent.right)
  }

const numeric = ['integer', 'decimal', 'money']

/** What was sent for a field of a form in a language with a decimal mark, as the field reads it. */
export const asRead = (
  { kind }: Description,
  mark: DecimalMark,
): ((input: unknown) => E.Either<ComplaintCode, unknown>) =>
  mark === ',' && numeric.includes(kind)
    ? (input) => (typeof input === 'string' ? localNumeral(input) : E.right(input))
    : E.right

/** A stored number as it is typed where a comma is before its fraction, and never so that it could mean two. */
export const localText = (stored: string): string => {
  const text = stored.replace('.', ',')
  return ambiguous.test(text) ? `${text}0` : text
}
