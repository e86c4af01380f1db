import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { boolean } from '../../../src/domain/field/kinds/boolean.js'
import { choice } from '../../../src/domain/field/kinds/choice.js'
import { choices } from '../../../src/domain/field/kinds/multiple-choice.js'
import { isComplaintCode } from '../../../src/domain/kernel/complaint.js'
import { consent } from '../../../src/domain/field/kinds/consent.js'
import { type Currency, currencies, minorDigits } from '../../../src/domain/money/currencies.js'
import { custom } from '../../../src/domain/field/kinds/custom.js'
import { date, isDate } from '../../../src/domain/field/kinds/date.js'
import { decimal } from '../../../src/domain/field/kinds/decimal.js'
import { email } from '../../../src/domain/field/kinds/email.js'
import type { AnyField, Field } from '../../../src/domain/field/field.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { money } from '../../../src/domain/field/kinds/money.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { type PatternName, textPatterns } from '../../../src/domain/field/patterns/text-patterns.js'
import { anythingAtAll, typedText } from '../arbitrary.js'
import { kinds, optionalKinds } from './kinds.js'

/** The value that a field makes of an input, or the code of its complaint. */
const read = ({ codec }: AnyField, input: unknown): unknown => {
  const result = codec.decode(input)
  return E.isRight(result) ? result.right : result.left.map(({ message }) => message).join()
}

/** Text near what the kinds look for, so that both sides of every rule are met. */
const nearMisses = fc.oneof(
  typedText,
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-+eE, ()')), maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...Array.from('aB1@.-:/?# '), 'ü'), maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...Array.from('aB1.-'), 'ü') }).map((rest) => `https://${rest}`),
  fc.string({ unit: fc.constantFrom(...Array.from('aB1.-'), 'ü') }).map((rest) => `ada@${rest}`),
  fc.constantFrom('on', 'sales', 'red', 'a-b', '2024-02-29', '+44 20 7946 0000'),
)

const all: readonly [string, AnyField][] = [
  ...Object.entries<AnyField>(kinds),
  ...Object.entries<AnyField>(optionalKinds).map(([name, field]): [string, AnyField] => [`${name}?`, field]),
]

describe.each(all)('a field: %s', (_, field) => {
  const { codec } = field as Field<unknown>

  it('never throws, and fails with a code and without what was typed', () => {
    fc.assert(
      fc.property(fc.oneof(nearMisses, anythingAtAll), (input) => {
        const result = codec.decode(input)
        if (E.isRight(result)) return
        expect(result.left).toHaveLength(1)
        expect(isComplaintCode(result.left[0]?.message)).toBe(true)
        expect(result.left[0]?.value).toBeUndefined()
      }),
    )
  })

  it('reads what it has written again, and knows its own values', () => {
    fc.assert(
      fc.property(fc.oneof(nearMisses, anythingAtAll), (input) => {
        const result = codec.decode(input)
        if (E.isLeft(result)) return
        expect(codec.is(result.right)).toBe(true)
        expect(codec.decode(codec.encode(result.right))).toStrictEqual(result)
      }),
    )
  })
})

describe('text and native values', () => {
  it.each(['integer', 'unbounded', 'money', 'decimal'] as const)('agree: %s', (kind) => {
    const numbers = fc.oneof(
      fc.integer({ min: -20, max: 1500 }),
      fc.integer({ min: -15_000, max: 15_000 }).map((n) => n / 1000),
    )
    fc.assert(
      fc.property(numbers, (n) => {
        expect(read(kinds[kind], n)).toStrictEqual(read(kinds[kind], String(n)))
      }),
    )
  })

  it('agree: a tick, and one answer of several', () => {
    expect(read(kinds.boolean, 'on')).toBe(read(kinds.boolean, true))
    expect(read(kinds.consent, 'on')).toBe(read(kinds.consent, true))
    expect(read(kinds.choices, 'red')).toStrictEqual(read(kinds.choices, ['red']))
  })
})

describe('an exact number', () => {
  it('is the same amount, whatever zeros stand around it', () => {
    const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n })
    fc.assert(
      fc.property(digits, fc.nat(5), fc.nat(5), (units, before, after) => {
        const sign = units < 0n ? '-' : ''
        const plain = String(units < 0n ? -units : units).padStart(3, '0')
        const canonical = `${sign}${plain.slice(0, -2)}.${plain.slice(-2)}`
        const typed = `${sign}${'0'.repeat(before)}${plain.slice(0, -2)}.${plain.slice(-2)}${'0'.repeat(after)}`
        expect(read(kinds.money, typed)).toBe(units === 0n ? '0.00' : canonical)
      }),
    )
  })

  it('is within its bounds exactly where the amount is', () => {
    const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
    const textOf = (units: bigint): string => (units < 0n ? `-${-units}` : String(units))
    fc.assert(
      fc.property(amount, amount, amount, (a, b, value) => {
        const [min, max] = a < b ? [a, b] : [b, a]
        const field = decimal({ label: 'N', scale: 0, min: textOf(min), max: textOf(max) })
        const inside = value > max ? 'too-large' : textOf(value)
        expect(read(field, textOf(value))).toBe(value < min ? 'too-small' : inside)
      }),
    )
  })

  it('takes every JSON number of up to 15 digits as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.nat(14), (units, scale) => {
        const digits = String(units).padStart(scale + 1, '0')
        const at = digits.length - scale
        const written = scale === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`
        expect(read(decimal({ label: 'N', scale }), JSON.parse(written))).toBe(written)
      }),
    )
  })

  it('has the digits that its currency has', () => {
    expect(['EUR', 'JPY', 'KWD', 'CLF', 'XAU', 'toString'].map(minorDigits)).toStrictEqual([
      2,
      0,
      3,
      4,
      undefined,
      undefined,
    ])
    expect(currencies().length).toBeGreaterThan(150)
    expect(currencies().every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
    expect(new Set(currencies()).size).toBe(currencies().length)
    const yes: Currency = 'CHF'
    // @ts-expect-error gold is no currency
    const no: Currency = 'XAU'
    expect([yes, no]).toHaveLength(2)
  })
})

describe('a date', () => {
  it('is one exactly where the calendar has it', () => {
    const part = fc.integer({ min: 0, max: 40 }).map((n) => String(n).padStart(2, '0'))
    const year = fc.integer({ min: 1, max: 9999 }).map((n) => String(n).padStart(4, '0'))
    fc.assert(
      fc.property(year, part, part, (y, m, d) => {
        const text = `${y}-${m}-${d}`
        const moment = new Date(`${text}T00:00:00Z`)
        const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
        expect(isDate(text)).toBe(exists)
      }),
    )
    expect(isDate('0000-01-01')).toBe(false)
  })
})

describe('a web address', () => {
  it('is one that every URL parser takes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), nearMisses),
        (input) => {
          const value = read(kinds.url, input)
          if (isComplaintCode(value)) return
          expect(['http:', 'https:']).toContain(new URL(String(value)).protocol)
        },
      ),
    )
  })
})

describe('the time that a field takes', () => {
  it.each([
    ['email', 'a'.repeat(65_536)],
    ['email', `a@${'a.'.repeat(32_000)}`],
    ['email', `${' '.repeat(65_000)}x`],
    ['url', `https://${'a.'.repeat(32_000)}`],
    ['url', `https://${'a-'.repeat(32_000)}`],
    ['phone', `+1${' '.repeat(65_000)}`],
    ['phone', '('.repeat(65_000)],
    ['pattern', 'a-'.repeat(32_000)],
    ['money', `${'0'.repeat(65_000)}x`],
    ['money', `0.${'0'.repeat(65_000)}1`],
    ['money', '9'.repeat(65_536)],
    ['integer', '9'.repeat(65_536)],
    ['date', '2'.repeat(65_536)],
    ['choices', 'x'.repeat(65_536)],
    ['text', `${'\r\n'.repeat(32_000)}x`],
  ] as const)('is short for any input up to the limit of a body: %s', (kind, input) => {
    const began = process.hrtime.bigint()
    read(kinds[kind], input)
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(40)
  })

  it.each(Object.keys(textPatterns) as PatternName[])('is short for a pattern: %s', (pattern) => {
    const field = text({ label: 'P', maxLength: 100_000, pattern })
    const began = process.hrtime.bigint()
    for (const unit of ['a', '0', '-', 'a-', '0:', ' '])
      read(field, `x${unit.repeat(90_000 / unit.length)}!`.slice(0, 90_000))
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(240)
    expect(read(field, textPatterns[pattern].example)).toBe(textPatterns[pattern].example)
  })
})

describe('a default', () => {
  it('stands for an empty answer, and for nothing else', () => {
    const withheld = money({ label: 'Withheld', currency: 'USD', default: '0.00' })
    expect([undefined, null, '', ' ', '12'].map((input) => read(withheld, input))).toStrictEqual([
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '12.00',
    ])
  })
})

describe('a definition that makes no sense stops its author, naming the field and the mistake', () => {
  /** What someone without a type checker would write. */
  const wrong = (value: unknown): never => value as never
  it.each<[string, () => unknown]>([
    ['a field needs a label', () => email({ label: ' ' })],
    ['“A”: autocomplete must be', () => email({ label: 'A', autocomplete: 'E-Mail!' })],
    ['“A”: a secret field cannot be listed', () => email({ label: 'A', secret: true, listed: true })],
    [
      '“A”: a secret text cannot have',
      () => text({ label: 'A', maxLength: 9, secret: true, multiline: true }),
    ],
    ['“A”: pattern must be one of', () => text({ label: 'A', maxLength: 9, pattern: wrong('(a+)+$') })],
    ['“A”: pattern must be one of', () => text({ label: 'A', maxLength: 9, pattern: wrong('toString') })],
    [
      '“A”: its default is refused by its own rules (too-long)',
      () => text({ label: 'A', maxLength: 1, default: 'ab' }),
    ],
    [
      '“A”: its default is refused by its own rules (not-an-email)',
      () => email({ label: 'A', default: 'x' }),
    ],
    [
      '“A”: its default must be written as it is stored: "1.00"',
      () => money({ label: 'A', currency: 'EUR', default: '1' }),
    ],
    ['“A”: its default must be written', () => integer({ label: 'A', default: wrong('1') })],
    ['“A”: min must be at most max', () => integer({ label: 'A', min: 2, max: 1 })],
    ['“A”: min and max must be whole', () => integer({ label: 'A', min: 0.5 })],
    ['“A”: min and max must be whole', () => integer({ label: 'A', max: 2 ** 53 })],
    ['“A”: scale must be 0 to 38', () => decimal({ label: 'A', scale: 39 })],
    ['“A”: min must be a decimal text', () => decimal({ label: 'A', scale: 2, min: '0.001' })],
    ['“A”: max must be a decimal text', () => decimal({ label: 'A', scale: 2, max: '1e3' })],
    ['“A”: min must be at most max', () => decimal({ label: 'A', scale: 2, min: '-1', max: '-1.5' })],
    ['“A”: “XAU” is not an active ISO 4217 currency', () => money({ label: 'A', currency: wrong('XAU') })],
    ['“A”: it has no options', () => choice([], { label: 'A' })],
    ['“A”: an option is listed twice', () => choice(['a', 'a'], { label: 'A' })],
    ['“A”: an option must be 1 to 64', () => choice([''], { label: 'A' })],
    ['“A”: an option must be 1 to 64', () => choice(['a '], { label: 'A' })],
    ['“A”: “b” has a label but is not', () => choice(['a'], { label: 'A', labels: wrong({ b: 'B' }) })],
    ['“A”: its default is refused', () => choice(['a'], { label: 'A', default: wrong('b') })],
    ['“A”: min and max must be between 1', () => choices(['a'], { label: 'A', max: 2 })],
    ['“A”: min and max must be between 1', () => choices(['a'], { label: 'A', min: 0 })],
    ['“A”: its default must be written', () => choices(['a', 'b'], { label: 'A', default: ['b', 'a'] })],
    ['“A”: min and max must be dates', () => date({ label: 'A', min: '2025-02-29' })],
    ['“A”: min must be at most max', () => date({ label: 'A', min: '2025-01-02', max: '2025-01-01' })],
    ['“A”: version must be', () => consent({ label: 'A', version: '' })],
    ['a field needs a label', () => boolean({ label: '' })],
  ])('%s', (mistake, define) => {
    expect(define).toThrow(mistake)
  })
})

describe('a codec of one’s own', () => {
  it('may say a code of the list; any other message is “invalid”', () => {
    const even = new t.Type<number, number>(
      'even',
      t.number.is,
      (u, c) =>
        typeof u === 'number' && u % 2 === 0
          ? t.success(u)
          : t.failure(u, c, u === 1 ? 'too-small' : 'my own'),
      t.identity,
    )
    const field = custom(even, { label: 'Even' })
    expect([2, 1, 3, 'x'].map((input) => read(field, input))).toStrictEqual([
      2,
      'too-small',
      'invalid',
      'invalid',
    ])
  })

  it('yields nothing that JSON cannot hold', () => {
    const odd = [
      NaN,
      Infinity,
      () => 0,
      Symbol('x'),
      1n,
      '\uD800',
      new Map(),
      [undefined, NaN],
      { a: { b: NaN } },
    ]
    const anything = custom(t.unknown as t.Type<string>, { label: 'Anything' })
    for (const input of odd) expect(read(anything, input)).toBe('invalid')
    expect(read(anything, { a: [1, 'x', null, true] })).toStrictEqual({ a: [1, 'x', null, true] })
  })
})
