import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { decimalText } from '../../../src/domain/contract/decimal-codec.js'
import {
  decimalOf,
  exact,
  greater,
  isLess,
  isStorable,
  lesser,
  minus,
  plus,
  quotient,
  times,
  total,
  whole,
} from '../../../src/domain/money/arithmetic.js'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(6))
  .map(([units, places]) => decimalOf({ units, scale: BigInt(places) }, BigInt(places)))

const same = (a: string, b: string): boolean => !isLess(exact(a), exact(b)) && !isLess(exact(b), exact(a))

describe('an exact number', () => {
  it.each([
    ['0.005', '0.01'],
    ['0.0049999', '0.00'],
    ['-0.005', '-0.01'],
    ['-0.004', '0.00'],
    ['1.015', '1.02'],
    ['2.675', '2.68'],
    ['0.145', '0.15'],
    ['1', '1.00'],
    ['99999999999999999999999999999999999999.995', '100000000000000000000000000000000000000.00'],
  ])('rounds %s half up to %s', (text, cents) => {
    expect(decimalOf(exact(text), 2n)).toBe(cents)
  })

  it.each(['', '.5', '5.', '1e3', '1,000', '+1', '１００', 'NaN', ' 1', '0x1', '--1'])(
    'is not “%s”',
    (text) => {
      expect(() => exact(text)).toThrow('decimal text')
    },
  )

  it('adds, subtracts and multiplies as whole numbers do, whatever the digits after the point', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        const [x, y, z] = [exact(a), exact(b), exact(c)]
        expect(same(a, decimalOf(minus(plus(x, y), y), 6n))).toBe(true)
        const [left, right] = [times(x, plus(y, z)), plus(times(x, y), times(x, z))]
        expect(decimalOf(left, 12n)).toBe(decimalOf(right, 12n))
        expect(decimalOf(total([x, y, z]), 6n)).toBe(decimalOf(total([z, y, x]), 6n))
      }),
    )
  })

  it('is ordered, and the lesser and the greater of two are the two', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [exact(a), exact(b)]
        expect(isLess(greater(x, y), lesser(x, y))).toBe(false)
        expect(decimalOf(plus(lesser(x, y), greater(x, y)), 6n)).toBe(decimalOf(plus(x, y), 6n))
      }),
    )
  })

  it('divides to the nearest, and not by zero', () => {
    const divided = (a: string, b: string): string | undefined => {
      const result = quotient(exact(a), exact(b), 2n)
      return O.isSome(result) ? decimalOf(result.value, 2n) : undefined
    }
    expect(divided('1', '3')).toBe('0.33')
    expect(divided('2', '3')).toBe('0.67')
    expect(divided('-2', '3')).toBe('-0.67')
    expect(divided('0.01', '2')).toBe('0.01')
    expect(divided('1', '-8')).toBe('-0.13')
    expect(divided('1.00', '0.00')).toBeUndefined()
  })

  it('is written with at most 38 digits where it is stored', () => {
    expect(isStorable(whole(10n ** 36n - 1n), 2n)).toBe(true)
    expect(isStorable(whole(10n ** 36n), 2n)).toBe(false)
    expect(isStorable(whole(-(10n ** 36n) + 1n), 2n)).toBe(true)
  })
})

describe('decimal text in a result', () => {
  it.each(['0.00', '12.50', '-12.50', `${'9'.repeat(36)}.99`])('is %s', (text) => {
    expect(decimalText(2).is(text)).toBe(true)
    expect(new RegExp(decimalText(2).schema['pattern'] as string, 'u').test(text)).toBe(true)
  })
  it.each(['0', '12.5', '12.500', '-0.00', '012.50', '1e3', 12.5, undefined, `${'9'.repeat(37)}.99`])(
    'is not %s',
    (text) => {
      expect(decimalText(2).is(text)).toBe(false)
    },
  )
})
