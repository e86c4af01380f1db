import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { boolean } from '../../../../src/domain/field/kinds/boolean.js'
import { text } from '../../../../src/domain/field/kinds/text.js'
import type { PatternName } from '../../../../src/domain/field/text-patterns.js'

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
})
