import * as E from '../../kernel/either.js'
import type { ComplaintCode } from '../../kernel/complaint.js'
import { canonicalDecimal, compareDecimals, mostDigits, textOfNumber } from '../../money/decimal-text.js'
import { defect } from '../../kernel/defect.js'
import type { Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'
import { numeral } from '../numerals/numeral.js'

/** Bounds of an exact number, as decimal text such as `'0.01'`; inclusive. */
export interface DecimalBounds {
  /** Minimum, inclusive, as text such as `'0.01'`. */
  readonly min?: string
  /** Maximum, inclusive, as text. */
  readonly max?: string
}

/** Options of an exact number. */
export interface DecimalOptions extends TypedFieldOptions, DecimalBounds {
  /** Digits after the point, 0 to 38. Every stored value has exactly this many. */
  readonly scale: number
  /** The number that an empty field gets, as text with exactly `scale` digits after the point. */
  readonly default?: string
}

const boundOf = (label: string, name: 'min' | 'max', scale: number, bound: string | undefined) => {
  if (bound === undefined) return undefined
  const text = canonicalDecimal(bound, scale)
  return E.isRight(text)
    ? text.right
    : defect(`“${label}”: ${name} must be a decimal text with at most ${scale} digits after the point`)
}

/** The bounds in canonical form. @throws when they are invalid */
export const checkedBounds = (label: string, scale: number, { min, max }: DecimalBounds): DecimalBounds => {
  if (!Number.isInteger(scale) || scale < 0 || scale > mostDigits)
    defect(`“${label}”: scale must be 0 to ${mostDigits}`)
  const least = boundOf(label, 'min', scale, min)
  const most = boundOf(label, 'max', scale, max)
  if (least !== undefined && most !== undefined && compareDecimals(least, most) > 0)
    defect(`“${label}”: min must be at most max`)
  return {
    ...(least === undefined ? {} : { min: least }),
    ...(most === undefined ? {} : { max: most }),
  }
}

/** Reads exact numbers of a scale, within canonical bounds. */
export const readDecimal = (scale: number, { min, max }: DecimalBounds): Read<string> => {
  const outside = (value: string): ComplaintCode | undefined => {
    if (min !== undefined && compareDecimals(value, min) < 0) return 'too-small'
    return max !== undefined && compareDecimals(value, max) > 0 ? 'too-large' : undefined
  }
  return (input) => {
    if (typeof input !== 'string' && typeof input !== 'number') return E.left('not-a-number')
    const text = typeof input === 'string' ? E.right(numeral(input)) : textOfNumber(input)
    const value = text._tag === 'Left' ? text : canonicalDecimal(text.right, scale)
    const code = value._tag === 'Left' ? undefined : outside(value.right)
    return code === undefined ? value : E.left(code)
  }
}

/**
 * An exact number, kept as decimal text with exactly `scale` digits after the point; never a float, never rounded.
 *
 * | sent, at scale 2 | is |
 * |---|---|
 * | `"12.5"`, `" 012.50 "`, `"12.500"`, `"１２.５"` (full width), JSON `12.5` | `12.50` |
 * | `".5"` | `0.50` |
 * | `"1 250.5"` with any kind of space, `"1'250.5"` | `1250.50` |
 * | `"-0"`, JSON `-0` | `0.00` |
 * | JSON `1e3` | `1000.00`, as JSON does not distinguish it from `1000` |
 * | `"1e3"`, `"1,000"`, `"12,50"`, `"+1"`, `"5."` | `not-a-number` |
 * | on a form in German: `"12,50"`, `"1.250,50"` | `12.50`, `1250.50`; `"1.250"` is `ambiguous-number` |
 * | `"0.005"`, JSON `0.005`, JSON `0.30000000000000004` | `not-exact` |
 * | 37 digits before the point | `too-many-digits`: with the two after the point, more than 38 |
 *
 * @throws when the form is defined, if the bounds are invalid
 */
export const decimal = <const O extends DecimalOptions>(
  options: Only<O, DecimalOptions>,
): Field<Value<string, O>, Sent<string | number, O>> => {
  fieldOptions('decimal', options)
  const bounds = checkedBounds(options.label, options.scale, options)
  return fieldOf<Value<string, O>, Sent<string | number, O>>(
    { kind: 'decimal', ...options, ...bounds },
    { read: readDecimal(options.scale, bounds) },
  )
}
