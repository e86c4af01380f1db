import * as O from 'fp-ts/lib/Option.js'
import { mostDigits } from './decimal-text.js'
import { defect } from '../kernel/defect.js'

/**
 * An exact decimal: `units` × 10^−`scale`. It has neither a greatest value nor a smallest step, so that nothing is
 * rounded before `rounded` says so.
 */
export interface Exact {
  readonly units: bigint
  readonly scale: bigint
}

const decimalText = /^-?[0-9]+(?:\.[0-9]+)?$/

/** A decimal text, such as a field's value or a constant, as a number to compute with. @throws where it is none */
export const exact = (text: string): Exact => {
  if (!decimalText.test(text)) defect('an exact number is decimal text, such as “12.50”')
  const [, fraction = ''] = text.split('.')
  return { units: BigInt(text.replace('.', '')), scale: BigInt(fraction.length) }
}

/** A whole number as an exact one. */
export const whole = (units: bigint): Exact => ({ units, scale: 0n })

/** Nothing, exactly. */
export const zero: Exact = whole(0n)

const atScale = ({ units, scale }: Exact, finer: bigint): bigint => units * 10n ** (finer - scale)

const aligned = (a: Exact, b: Exact): readonly [bigint, bigint, bigint] => {
  const scale = a.scale > b.scale ? a.scale : b.scale
  return [atScale(a, scale), atScale(b, scale), scale]
}

/** The sum of two, exactly. */
export const plus = (a: Exact, b: Exact): Exact => {
  const [left, right, scale] = aligned(a, b)
  return { units: left + right, scale }
}

/** The first without the second, exactly. */
export const minus = (a: Exact, b: Exact): Exact => plus(a, { ...b, units: -b.units })

/** The product of two, exactly. */
export const times = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale })

/** The sum of all; zero of none. */
export const total = (all: readonly Exact[]): Exact => all.reduce(plus, zero)

/** Whether the first is less than the second. */
export const isLess = (a: Exact, b: Exact): boolean => {
  const [left, right] = aligned(a, b)
  return left < right
}

/** The lesser of two. */
export const lesser = (a: Exact, b: Exact): Exact => (isLess(b, a) ? b : a)
/** The greater of two. */
export const greater = (a: Exact, b: Exact): Exact => (isLess(a, b) ? b : a)

const magnitude = (units: bigint): bigint => (units < 0n ? -units : units)

/** The nearest whole number; halves go away from zero. */
const nearest = (dividend: bigint, divisor: bigint): bigint => {
  const twice = 2n * magnitude(divisor)
  const size = (2n * magnitude(dividend) + magnitude(divisor)) / twice
  return dividend < 0n === divisor < 0n ? size : -size
}

/**
 * Rounded half up to so many digits after the point: 0.005 is 0.01, and −0.005 is −0.01, so that what is owed and what
 * is refunded round alike. The one rule by which amounts are rounded.
 */
export const rounded = (amount: Exact, scale: bigint): Exact =>
  scale >= amount.scale
    ? { units: atScale(amount, scale), scale }
    : { units: nearest(amount.units, 10n ** (amount.scale - scale)), scale }

/** A quotient, rounded half up; none where the divisor is zero. */
export const quotient = (a: Exact, b: Exact, scale: bigint): O.Option<Exact> => {
  if (b.units === 0n) return O.none
  const [dividend, divisor] = aligned(a, b)
  return O.some({ units: nearest(dividend * 10n ** scale, divisor), scale })
}

/** Canonical decimal text with exactly so many digits after the point, rounded half up; no negative zero. */
export const decimalOf = (amount: Exact, scale: bigint): string => {
  const { units } = rounded(amount, scale)
  const digits = magnitude(units).toString()
  const sign = units < 0n ? '-' : ''
  if (scale === 0n) return `${sign}${digits}`
  const ones = 10n ** scale
  const fraction = (ones + (magnitude(units) % ones)).toString().slice(1)
  return `${sign}${magnitude(units) / ones}.${fraction}`
}

/** Whether an amount can be stored as it is written: with at most 38 digits. */
export const isStorable = (amount: Exact, scale: bigint): boolean =>
  magnitude(rounded(amount, scale).units).toString().length <= mostDigits
