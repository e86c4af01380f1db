import * as E from 'fp-ts/lib/Either.js'
import type { ComplaintCode } from '../kernel/complaint.js'

/** Maximum digits of a number in DynamoDB; longer ones cannot be stored as numbers. */
export const mostDigits = 38

const grammar = /^(-?)([0-9]*)(?:\.([0-9]+))?$/

/**
 * The index after the last digit that is not a zero. A regular expression would scan zeros in the middle repeatedly.
 */
const endWithoutZeros = (digits: string): number => {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end -= 1
  return end
}

const startWithoutZeros = (digits: string): number => {
  let start = 0
  while (start < digits.length && digits.charCodeAt(start) === 48) start += 1
  return start
}

/**
 * Decimal text in canonical form: no leading zeros, exactly `scale` digits after the point, no negative zero.
 *
 * @returns the text, or `not-a-number`, `not-exact` (more than `scale` digits after the point) or `too-many-digits`
 * (more than 38)
 */
export const canonicalDecimal = (text: string, scale: number): E.Either<ComplaintCode, string> => {
  const match = grammar.exec(text)
  if (match === null || text === '' || text === '-') return E.left('not-a-number')
  const [, sign = '', whole = '', fraction = ''] = match
  const start = startWithoutZeros(whole)
  const end = endWithoutZeros(fraction)
  if (end > scale) return E.left('not-exact')
  if (whole.length - start + scale > mostDigits) return E.left('too-many-digits')
  return E.right(written(sign, whole.slice(start), fraction.slice(0, end), scale))
}

/** Writes no sign before zero, at least one digit before the point, and exactly `scale` digits after it. */
const written = (sign: string, units: string, fraction: string, scale: number): string => {
  const rest = scale === 0 ? '' : `.${fraction.padEnd(scale, '0')}`
  return units === '' && fraction === '' ? `0${rest}` : `${sign}${units === '' ? '0' : units}${rest}`
}

/** Maximum digits of a JSON number: a decimal of up to 15 digits survives conversion to a double and back. */
const exactDigits = 15

/**
 * The decimal text that a JSON number was most likely written as: the shortest that parses to the same double.
 *
 * @returns the text, or `not-exact`: if it has more than 15 significant digits, as the sender may have meant another
 * number, and for NaN, which a JSON reader substitutes for numbers beyond a double
 */
export const textOfNumber = (value: number): E.Either<ComplaintCode, string> => {
  if (!Number.isFinite(value)) return E.left(Number.isNaN(value) ? 'not-exact' : 'too-many-digits')
  const shortest = String(value)
  // A text this short cannot have more digits than that. Nearly every number sent takes this path.
  if (shortest.length <= exactDigits && !shortest.includes('e')) return E.right(shortest)
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  if (digits.length > exactDigits) return E.left('not-exact')
  return E.right(`${value < 0 ? '-' : ''}${positional(digits, Number(exponent) + 1)}`)
}

/** Digits with a decimal point after the first `point` of them, padded with zeros if it falls outside. */
const positional = (digits: string, point: number): string => {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  const whole = digits.slice(0, point).padEnd(point, '0')
  return digits.length > point ? `${whole}.${digits.slice(point)}` : whole
}

/** Compares unsigned texts of one scale: the longer is greater; texts of equal length compare alphabetically. */
const compareMagnitudes = (a: string, b: string): number => {
  if (a.length !== b.length) return a.length - b.length
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Negative if `a` is less than `b`, both canonical and of one scale. Compares text, so no digit is lost. */
export const compareDecimals = (a: string, b: string): number => {
  const isNegative = a.startsWith('-')
  if (isNegative !== b.startsWith('-')) return isNegative ? -1 : 1
  return isNegative ? compareMagnitudes(b, a) : compareMagnitudes(a, b)
}
