import * as E from '../../kernel/either.js'
import type { ComplaintCode } from '../../kernel/complaint.js'
import { defect } from '../../kernel/defect.js'
import type { Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'
import { numeral } from '../numerals/numeral.js'

/** Options of a whole number. */
export interface IntegerOptions extends TypedFieldOptions {
  /** Minimum, inclusive. By default −(2^53 − 1), the least integer that JavaScript holds exactly. */
  readonly min?: number
  /** Maximum, inclusive. By default 2^53 − 1. */
  readonly max?: number
  /** The number that an empty field gets. */
  readonly default?: number
}

const digitsOnly = /^-?[0-9]+$/
/** Digits before the point, or none: if they were optional, a long run of digits would be tried at every split. */
const numberLike = /^-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/

/** Digits as a number. One with too many digits to be exact is beyond every bound, so only its sign matters. */
const fromText = (text: string): E.Either<ComplaintCode, number> => {
  if (digitsOnly.test(text)) return E.right(Number(text))
  return E.left(numberLike.test(text) ? 'not-an-integer' : 'not-a-number')
}

const fromNative = (input: unknown): E.Either<ComplaintCode, number> => {
  if (typeof input !== 'number') return E.left('not-a-number')
  // JSON readers substitute NaN for a number beyond a double.
  if (Number.isNaN(input)) return E.left('not-exact')
  return Number.isFinite(input) && !Number.isInteger(input) ? E.left('not-an-integer') : E.right(input)
}

/** Reads whole numbers within bounds. */
export const readInteger =
  (min: number, max: number): Read<number> =>
  (input) => {
    const result = typeof input === 'string' ? fromText(numeral(input)) : fromNative(input)
    if (result._tag === 'Left') return result
    if (result.right < min) return E.left('too-small')
    if (result.right > max) return E.left('too-large')
    return Object.is(result.right, -0) ? E.right(0) : result
  }

/**
 * A whole number that JavaScript holds exactly, from text or from a JSON number.
 *
 * | sent | is |
 * |---|---|
 * | `"42"`, `" 42 "`, `42`, `42.0`, `"0042"`, `"４２"` (full width), `"٤٢"` | 42 |
 * | `"1 000"` with any kind of space, `"1'000"` | 1000 |
 * | `"−5"` with a mathematical minus sign | -5 |
 * | `"-0"`, `-0` | 0 |
 * | JSON `1e3` | 1000, as JSON does not distinguish it from `1000` |
 * | `"1e3"`, `"1,000"`, `"+1"` | `not-a-number` |
 * | `"1.0"`, `1.5` | `not-an-integer` |
 * | beyond ±(2^53 − 1) or the bounds | `too-small`, `too-large` |
 *
 * @throws when the form is defined, if the bounds are invalid
 */
export const integer = <const O extends IntegerOptions>(
  options: Only<O, IntegerOptions>,
): Field<Value<number, O>, Sent<number | string, O>> => {
  fieldOptions('integer', options)
  const { label, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max))
    defect(`“${label}”: min and max must be whole numbers within ±(2^53 − 1)`)
  if (min > max) defect(`“${label}”: min must be at most max`)
  return fieldOf<Value<number, O>, Sent<number | string, O>>(
    { kind: 'integer', ...options, min, max },
    { read: readInteger(min, max) },
  )
}
