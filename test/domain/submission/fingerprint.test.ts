import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { accept } from '../../../src/domain/submission/accept.js'
import { boolean } from '../../../src/domain/field/kinds/boolean.js'
import { choices } from '../../../src/domain/field/kinds/multiple-choice.js'
import { consent } from '../../../src/domain/field/kinds/consent.js'
import { answersIn } from '../../../src/domain/submission/fingerprint.js'
import { type AnyForm, type Fields, form } from '../../../src/domain/form/form.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { money } from '../../../src/domain/field/kinds/money.js'
import { attempt } from '../../../src/domain/submission/submission.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { answersOf } from '../../../src/domain/words/words.js'

const order = (defaultAmount: string, version: string, formVersion = '1'): AnyForm =>
  form(
    'order',
    {
      name: text({ label: 'Name', maxLength: 100 }),
      note: text({ label: 'Note', maxLength: 100, optional: true }),
      seats: integer({ label: 'Seats', default: 1 }),
      amount: money({ label: 'Amount', currency: 'EUR', default: defaultAmount }),
      gift: boolean({ label: 'Gift' }),
      colours: choices(['red', 'blue'], { label: 'Colours', optional: true }),
      consent: consent({ label: 'Yes', version }),
    },
    { version: formVersion },
  )

const first = order('0.00', '1')

const fingerprint = (of: AnyForm, input: Fields): string => {
  const result = accept(of)(input)
  if (E.isLeft(result)) throw new Error('the test must send what the form takes')
  const stamp = { attemptId: 'a', random: 'r', receivedAt: 0 }
  return attempt(of, sha256, { input, fields: result.right, key: undefined, stamp, answers: answersOf(of) })
    .submission.fingerprint
}

const base = { name: 'Ada', consent: 'on' }

describe('the fingerprint', () => {
  it.each<[string, Fields]>([
    ['absent is empty', { ...base, note: '' }],
    ['absent is white space', { ...base, note: ' \r\n' }],
    ['absent is null', { ...base, note: null, seats: null }],
    ['absent is an unticked box', { ...base, gift: false }],
    ['absent is a box that says off', { ...base, gift: 'off' }],
    ['absent is no answer of several', { ...base, colours: [] }],
    ['a tick is a tick', { ...base, consent: true }],
  ])('is the same: %s', (_, input) => {
    expect(fingerprint(first, input)).toBe(fingerprint(first, base))
  })

  it('is the same for text and native values', () => {
    const typed = { ...base, seats: '02', amount: '12.5', gift: 'on', colours: 'red' }
    const native = { ...base, seats: 2, amount: 12.5, gift: true, colours: ['red'] }
    expect(fingerprint(first, typed)).toBe(fingerprint(first, native))
  })

  it.each<[string, Fields]>([
    ['another value', { ...base, name: 'Grace' }],
    ['a value where there was none', { ...base, note: 'x' }],
    ['a ticked box', { ...base, gift: 'on' }],
    ['another number', { ...base, seats: 2 }],
  ])('is another for %s', (_, input) => {
    expect(fingerprint(first, input)).not.toBe(fingerprint(first, base))
  })

  it('outlives a new version of the form, its defaults and its wordings', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '7'), fc.boolean(), (amount, gift) => {
        const input = { ...base, amount, gift }
        expect(fingerprint(order('5.00', '2', '2'), input)).toBe(fingerprint(first, input))
      }),
    )
  })

  it('is about answers only', () => {
    const fields = { name: 'Ada', seats: 1, amount: '0.00', gift: false, consent: '1' }
    expect(answersIn(first, base, fields)).toStrictEqual({ name: 'Ada', consent: true })
  })
})
