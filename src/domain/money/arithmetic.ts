import * as O from 'fp-ts/lib/Option.js'
import { mostDigits } from './decimal-text.js'
import { defect } from '../kernel/defect.js'

/**
 * An exact decimal: `units` × 10^−`scale`. It has no maximum and no smallest step, so nothing is rounded until
 * `rounded` is called.
 */
export interface Exact {
  readonly units: bigint
  readonly scale: bigint
}

const decimalText = /^-?[0-9]+(?:\.[0-9]+)?$/

/** A decimal text, such as a field's value or a constant, as an exact number. @throws if the text is not a decimal */
export const exact = (text: string): Exact => {
  if (!decimalText.test(text)) defect('an exact number must be decimal text, such as “12.50”')
  const [, fraction = ''] = text.split('.')
  return { units: BigInt(text.replace('.', '')), scale: BigInt(fraction.length) }
}

/** An integer as an exact number. */
export const whole = (units: bigint): Exact => ({ units, scale: 0n })

/** Zero, exact. */
export const zero: Exact = whole(0n)

const atScale = ({ units, scale }: Exact, finer: bigint): bigint => units * 10n ** (finer - scale)

const aligned = (a: Exact, b: Exact): readonly [bigint, bigint, bigint] => {
  const scale = a.scale > b.scale ? a.scale : b.scale
  return [atScale(a, scale), atScale(b, scale), scale]
}

/** The exact sum of two numbers. */
export const plus = (a: Exact, b: Exact): Exact => {
  const [left, right, scale] = aligned(a, b)
  return { units: left + right, scale }
}

/** The exact difference `a` − `b`. */
export const minus = (a: Exact, b: Exact): Exact => plus(a, { ...b, units: -b.units })

/** The exact product of two numbers. */
export const times = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale })

/** The sum of a list; zero if it is empty. */
export const total = (all: readonly Exact[]): Exact => all.reduce(plus, zero)

/** Whether `a` is less than `b`. */
export const isLess = (a: Exact, b: Exact): boolean => {
  const [left, right] = aligned(a, b)
  return left < right
}

/** The lesser of two numbers. */
export const lesser = (a: Exact, b: Exact): Exact => (isLess(b, a) ? b : a)
/** The greater of two numbers. */
export const greater = (a: Exact, b: Exact): Exact => (isLess(a, b) ? b : a)

const magnitude = (units: bigint): bigint => (units < 0n ? -units : units)

/** The quotient as the nearest integer; halves are rounded away from zero. */
const nearest = (dividend: bigint, divisor: bigint): bigint => {
  const twice = 2n * magnitude(divisor)
  const size = (2n * magnitude(dividend) + magnitude(divisor)) / twice
  return dividend < 0n === divisor < 0n ? size : -size
}

/**
 * A number rounded to `scale` digits after the point, halves away from zero: 0.005 gives 0.01 and −0.005 gives −0.01,
 * so debts and refunds round alike. The only rounding rule for amounts.
 */
export const rounded = (amount: Exact, scale: bigint): Exact =>
  scale >= amount.scale
    ? { units: atScale(amount, scale), scale }
    : { units: nearest(amount.units, 10n ** (amount.scale - scale)), scale }

/** A quotient rounded to `scale` digits, halves away from zero; none if the divisor is zero. */
export const quotient = (a: Exact, b: Exact, scale: bigint): O.Option<Exact> => {
  if (b.units === 0n) return O.none
  const [dividend, divisor] = aligned(a, b)
  return O.some({ units: nearest(dividend * 10n ** scale, divisor), scale })
}

/**
 * Canonical decimal text with exactly `scale` digits after the point, halves rounded away from zero; no negative zero.
 */
export const decimalOf = (amount: Exact, scale: bigint): string => {
  const { units } = rounded(amount, scale)
  const digits = magnitude(units).toString()
  const sign = units < 0n ? '-' : ''
  if (scale === 0n) return `${sign}${digits}`
  const ones = 10n ** scale
  const fraction = (ones + (magnitude(units) % ones)).toString().slice(1)
  return `${sign}${magnitude(units) / ones}.${fraction}`
}

/** Whether an amount can be stored: at most 38 digits. */
export const isStorable = (amount: Exact, scale: bigint): boolean =>
  magnitude(rounded(amount, scale).units).toString().length <= mostDigits
