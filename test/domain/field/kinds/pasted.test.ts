import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyField } from '../../../../src/domain/field/field.js'
import { boolean } from '../../../../src/domain/field/kinds/boolean.js'
import { consent } from '../../../../src/domain/field/kinds/consent.js'
import { date } from '../../../../src/domain/field/kinds/date.js'
import { decimal } from '../../../../src/domain/field/kinds/decimal.js'
import { email } from '../../../../src/domain/field/kinds/email.js'
import { integer } from '../../../../src/domain/field/kinds/integer.js'
import { money } from '../../../../src/domain/field/kinds/money.js'
import { phone } from '../../../../src/domain/field/kinds/phone.js'
import { text } from '../../../../src/domain/field/kinds/text.js'
import { url } from '../../../../src/domain/field/kinds/url.js'
import { form } from '../../../../src/domain/form/form.js'
import type { PatternName } from '../../../../src/domain/field/patterns/text-patterns.js'

const label = 'Label'

describe('what people paste', () => {
  it.each(['\u200B', '\u2800', '\u200E\u00A0', '\u3164', '\u{E0020}'])(
    'is no answer if nothing is visible: %j',
    (sent) => {
      expect(E.isLeft(text({ label, maxLength: 9 }).codec.decode(sent))).toBe(true)
      expect(text({ label, maxLength: 9, optional: true }).codec.decode(sent)).toStrictEqual(
        E.right(undefined),
      )
    },
  )

  it.each<[PatternName, string, string]>([
    ['postal-code', '12345 ', '12345'],
    ['postal-code', '\uFF11\uFF10\uFF10\u2212\uFF10\uFF10\uFF10\uFF11', '100-0001'],
    ['time', ' 09:30', '09:30'],
    ['time', '9:30', '09:30'],
    ['time', '\u0669:\u0663\u0660', '09:30'],
    ['country-code', 'de\u200E', 'DE'],
    ['digits', '\u06F1\u06F2', '12'],
    ['letters', ' e\u0301 ', '\u00E9'],
  ])('is stored as a %s: %j', (pattern, sent, stored) => {
    expect(text({ label, maxLength: 10, pattern }).codec.decode(sent)).toStrictEqual(E.right(stored))
  })

  it.each(['9.30', '24:00', '9:3'])('is no time: %s', (sent) => {
    expect(E.isLeft(text({ label, maxLength: 10, pattern: 'time' }).codec.decode(sent))).toBe(true)
  })

  it.each([
    ...['Yes', 'YES', ' true ', 'On', 'Ja', '\uFF11', 1, true].map((sent) => [sent, true] as const),
    ...['No', 'FALSE', 'Nein', 'off', 0, false].map((sent) => [sent, false] as const),
  ])('is an answer to yes or no: %j', (sent, stored) => {
    expect(boolean({ label }).codec.decode(sent)).toStrictEqual(E.right(stored))
  })

  it('is consent as well', () => {
    const field = consent({ label, version: '2026-11' })
    for (const sent of ['Yes', ' ja ', 'ON', 1, '\uFF11'])
      expect(field.codec.decode(sent)).toStrictEqual(E.right('2026-11'))
  })

  const whole = integer({ label })
  const exact = decimal({ label, scale: 2 })
  const wages = money({ label, currency: 'EUR' })
  it.each<[AnyField, string, unknown]>([
    [whole, ' 42\u00A0', 42],
    [whole, '\uFF14\uFF12', 42],
    [whole, '\u0664\u0662', 42],
    [whole, '\u096A\u0968', 42],
    [whole, '\u200E42\u200F', 42],
    [whole, '\u22125', -5],
    [whole, '\u20135', -5],
    [whole, '\uFF0D5', -5],
    [whole, '12\u00A0345', 12_345],
    [whole, '12\u202F345', 12_345],
    [whole, '12\u2009345', 12_345],
    [whole, '1 234 567', 1_234_567],
    [whole, "1'234'567", 1_234_567],
    [whole, '1\u2019234', 1234],
    [whole, '\u0661\u066C\u0662\u0663\u0664', 1234],
    [exact, '\u22121\u202F250.5', '-1250.50'],
    [exact, '\uFF11\uFF12\uFF0E\uFF15', '12.50'],
    [exact, '\u0661\u0662\u066B\u0665', '12.50'],
    [wages, "1'250.50", '1250.50'],
    [wages, '1\u00A0250', '1250.00'],
    [date({ label }), '\u00A02026-11-30\u200B', '2026-11-30'],
    [date({ label }), '2026\u201111\u201130', '2026-11-30'],
    [date({ label }), '2026\u221211\u221230', '2026-11-30'],
    [date({ label }), '\u0662\u0660\u0662\u0666-\u0661\u0661-\u0663\u0660', '2026-11-30'],
  ])('is a number or a date: %#', (field, sent, stored) => {
    expect(field.codec.decode(sent)).toStrictEqual(E.right(stored))
  })

  it.each<[AnyField, string]>([
    [whole, '1,234'],
    [whole, '1.234'],
    [whole, '12 34'],
    [whole, '1 2345'],
    [whole, "1 234'567"],
    [whole, '1 234 '.repeat(2)],
    [whole, '10\u201320'],
    [whole, '- 5'],
    [exact, '12,50'],
    [exact, '1,250.50'],
    [wages, '\u20AC 12.50'],
    [wages, '12.50 EUR'],
    [date({ label }), '2026/11/30'],
    [date({ label }), '30.11.2026'],
    [date({ label }), '2025\u201102\u201129'],
  ])('is not guessed at: %#', (field, sent) => {
    expect(E.isLeft(field.codec.decode(sent))).toBe(true)
  })

  it.each([
    'ada@\u200Bexample.\u200Borg',
    'ada\u00AD@example.org',
    '\u2068ada@example.org\u2069',
    'ada\uFF20example.org',
    '\uFF41\uFF44\uFF41\uFF20\uFF45\uFF58\uFF41\uFF4D\uFF50\uFF4C\uFF45\uFF0E\uFF4F\uFF52\uFF47',
    'mailto:ada@example.org',
    ' <ada@example.org>\u00A0',
  ])('is an address of e-mail: %j', (sent) => {
    expect(email({ label }).codec.decode(sent)).toStrictEqual(E.right('ada@example.org'))
  })

  const mostOfLocal = 'a'.repeat(64)
  it('is an address of e-mail only up to 64 characters before the @', () => {
    const field = email({ label })
    expect(field.codec.decode(`${mostOfLocal}@example.org`)).toStrictEqual(
      E.right(`${mostOfLocal}@example.org`),
    )
    expect(E.isLeft(field.codec.decode(`a${mostOfLocal}@example.org`))).toBe(true)
  })
})

describe('a natural key', () => {
  const keys = {
    text: text({ label, maxLength: 9 }),
    letters: text({ label, maxLength: 9, pattern: 'letters' }),
    email: email({ label }),
    url: url({ label }),
    phone: phone({ label }),
    integer: integer({ label }),
    date: date({ label }),
  }
  it.each(Object.entries<AnyField>(keys))('of nothing visible is no answer: %s', (_, it) => {
    const of = form('f', { it }, { naturalKey: 'it', existenceIsPublic: true })
    for (const sent of ['', ' ', '\u200B', '\u00A0\u200E', '\u2800', '\u3164\uFEFF', '\u0000'])
      expect(of.check({ it: sent })).toMatchObject({
        _tag: 'Left',
        left: [{ pointer: '/it', code: 'required' }],
      })
  })
})
