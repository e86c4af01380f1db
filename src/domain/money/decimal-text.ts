import * as E from 'fp-ts/lib/Either.js'
import type { ComplaintCode } from '../kernel/complaint.js'

/** DynamoDB's limit for a number; beyond it nothing that computes with one can be stored. */
export const mostDigits = 38

const grammar = /^(-?)([0-9]*)(?:\.([0-9]+))?$/

/** The end of a text without its zeros. A regular expression would look at every zero in the middle again and again. */
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
 * Decimal text in its one canonical form: no leading zeros, exactly `scale` digits after the point, no negative zero.
 *
 * @returns or `not-a-number`, `not-exact` where it has more digits after the point, `too-many-digits` beyond 38
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

/** No sign before zero, a digit before the point, and as many after it as the scale says. */
const written = (sign: string, units: string, fraction: string, scale: number): string => {
  const rest = scale === 0 ? '' : `.${fraction.padEnd(scale, '0')}`
  return units === '' && fraction === '' ? `0${rest}` : `${sign}${units === '' ? '0' : units}${rest}`
}

/** More digits than these a JSON number may not have: a decimal of up to 15 survives the way through a double. */
const exactDigits = 15

/**
 * A JSON number as the decimal text that it was most likely written as: the shortest that reads as the same double.
 *
 * @returns or `not-exact` where that has more than 15 significant digits, so that another may have been meant, and for
 * NaN, which a reader of JSON puts in the place of a number that a double cannot hold
 */
export const textOfNumber = (value: number): E.Either<ComplaintCode, string> => {
  if (!Number.isFinite(value)) return E.left(Number.isNaN(value) ? 'not-exact' : 'too-many-digits')
  const shortest = String(value)
  // So few characters hold no more digits than that; nearly every number that is sent is one of these.
  if (shortest.length <= exactDigits && !shortest.includes('e')) return E.right(shortest)
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  if (digits.length > exactDigits) return E.left('not-exact')
  return E.right(`${value < 0 ? '-' : ''}${positional(digits, Number(exponent) + 1)}`)
}

/** Digits with the point after so many of them, or with zeros where it stands beside them. */
const positional = (digits: string, point: number): string => {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  const whole = digits.slice(0, point).padEnd(point, '0')
  return digits.length > point ? `${whole}.${digits.slice(point)}` : whole
}

/** Without a sign and at one scale, the longer is the greater, and of equal ones the later in the alphabet. */
const compareMagnitudes = (a: string, b: string): number => {
  if (a.length !== b.length) return a.length - b.length
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Below 0 where `a` is less than `b`, both canonical at the same scale. Text alone: nothing can be lost. */
export const compareDecimals = (a: string, b: string): number => {
  const isNegative = a.startsWith('-')
  if (isNegative !== b.startsWith('-')) return isNegative ? -1 : 1
  return isNegative ? compareMagnitudes(b, a) : compareMagnitudes(a, b)
}
