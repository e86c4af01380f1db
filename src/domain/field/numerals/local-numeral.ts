import * as E from '../../kernel/either.js'
import type { ComplaintCode } from '../../kernel/complaint.js'
import { asciiSigns } from '../../kernel/signs.js'
import { trimmed } from '../../kernel/typed.js'
import type { Read } from '../read.js'
import type { Description } from '../description.js'

/** The mark before the fraction of a number in a language. */
export type DecimalMark = '.' | ','

/** Up to three digits, a mark and three more digits: a fraction in some countries, thousands in others. */
const ambiguous = /^-?[1-9][0-9]{0,2}[.,][0-9]{3}$/

const groups = /^-?[0-9]{1,3}(?:\.[0-9]{3})+(?=,[0-9]+$)|^-?[0-9]{1,3}(?:\.[0-9]{3}){2,}$/

/**
 * A number typed with a decimal comma, as `numeral` reads it: `12,50` as `12.50`, `1.250,50` as `1250.50`. A number
 * with a decimal point is kept, and so is any other text.
 *
 * @returns the text, or `ambiguous-number` if it could mean two numbers, such as `1.250`
 */
export const localNumeral = (typed: string): E.Either<ComplaintCode, string> => {
  const text = asciiSigns(trimmed(typed))
  if (ambiguous.test(text)) return E.left('ambiguous-number')
  const whole = text.replace(groups, (digits) => digits.replaceAll('.', ''))
  return E.right(/^[^.,]*,[0-9]+$/.test(whole) ? whole.replace(',', '.') : whole)
}

/** A reader that accepts numbers typed with a decimal comma. */
export const localRead =
  <A>(read: Read<A>): Read<A> =>
  (input) => {
    const sent = typeof input === 'string' ? localNumeral(input) : E.right(input)
    return sent._tag === 'Left' ? sent : read(sent.right)
  }

const numeric = ['integer', 'decimal', 'money']

/** The value sent for a field, as the field reads it, in a form whose language has this decimal mark. */
export const asRead = (
  { kind }: Description,
  mark: DecimalMark,
): ((input: unknown) => E.Either<ComplaintCode, unknown>) =>
  mark === ',' && numeric.includes(kind)
    ? (input) => (typeof input === 'string' ? localNumeral(input) : E.right(input))
    : E.right

/** A stored number as it is typed with a decimal comma, never in an ambiguous form. */
export const localText = (stored: string): string => {
  const text = stored.replace('.', ',')
  return ambiguous.test(text) ? `${text}0` : text
}
