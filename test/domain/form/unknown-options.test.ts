import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import {
  boolean,
  choice,
  choices,
  consent,
  custom,
  date,
  decimal,
  email,
  form,
  integer,
  money,
  phone,
  text,
  url,
} from '../../../src/domain/index.js'

/** What someone without a type checker would write. */
const wrong = (value: unknown): never => value as never
const label = 'L'

/** Each kind of field with one more option than it should have. */
const kinds: Readonly<Record<string, (more: object) => unknown>> = {
  text: (more) => text(wrong({ label, maxLength: 9, ...more })),
  email: (more) => email(wrong({ label, ...more })),
  url: (more) => url(wrong({ label, ...more })),
  phone: (more) => phone(wrong({ label, ...more })),
  integer: (more) => integer(wrong({ label, ...more })),
  decimal: (more) => decimal(wrong({ label, scale: 2, ...more })),
  money: (more) => money(wrong({ label, currency: 'EUR', ...more })),
  date: (more) => date(wrong({ label, ...more })),
  boolean: (more) => boolean(wrong({ label, ...more })),
  consent: (more) => consent(wrong({ label, version: '1', ...more })),
  choice: (more) => choice(['a'], wrong({ label, ...more })),
  choices: (more) => choices(['a'], wrong({ label, ...more })),
  custom: (more) => custom(t.string, wrong({ label, ...more })),
}

describe.each(Object.entries(kinds))('an unknown option of %s()', (kind, define) => {
  it.each([
    ['lable', 'Did you mean label?'],
    ['Hint', 'Did you mean hint?'],
    ['help', 'Did you mean hint?'],
    ['kind', 'It takes label'],
    ['constructor', 'It takes label'],
    ['redirect', 'It takes label'],
    ['notify', 'It takes label'],
  ])('is refused as the field is defined: %s', (name, hint) => {
    expect(() => define({ [name]: 'x' })).toThrow(`${kind}() of “L”: unknown option ${name}. ${hint}`)
  })

  it('stops its author also where nothing or another thing is given', () => {
    expect(() => define({})).not.toThrow()
  })
})

describe('an unknown option', () => {
  it.each([
    ['optinal', () => kinds['text']?.({ optinal: true }), 'Did you mean optional?'],
    ['required', () => kinds['text']?.({ required: false }), 'Did you mean optional?'],
    ['scale', () => kinds['money']?.({ scale: 3 }), 'unknown option scale'],
    ['optional of a checkbox', () => kinds['boolean']?.({ optional: true }), 'unknown option optional'],
  ])('names the one that was meant: %s', (_, define, sentence) => {
    expect(define).toThrow(sentence)
  })

  it.each<[string, object, string]>([
    ['redirect', { redirect: '/x' }, 'unknown option redirect. Did you mean thanks?'],
    ['tilte', { tilte: 'x' }, 'Did you mean title?'],
    ['retain, day', { retain: { day: 1 } }, 'form “f”, retain: unknown option day. Did you mean days?'],
    [
      'compute, views',
      { compute: { version: '1', result: t.strict({}), run: () => E.right({}), views: 1 } },
      'form “f”, compute: unknown option views. Did you mean view?',
    ],
  ])('of a form is refused: %s', (_, options, sentence) => {
    expect(() => form('f', { a: text({ label, maxLength: 1 }) }, options as never)).toThrow(sentence)
  })

  it('does not compile either', () => {
    expect(() => {
      // @ts-expect-error a slip of the fingers
      text({ label, maxLength: 9, optinal: true })
    }).toThrow('optinal')
    expect(() => {
      // @ts-expect-error no kind of field sends anything anywhere
      email({ label, redirect: '/' })
    }).toThrow('redirect')
    expect(() => {
      // @ts-expect-error a field is required unless it is optional
      choice(['a'], { label, required: false })
    }).toThrow('optional')
    expect(() => {
      // @ts-expect-error a currency has its digits
      money({ label, currency: 'EUR', scale: 3 })
    }).toThrow('scale')
    expect(() => {
      // @ts-expect-error a slip of the fingers
      form('f', { a: text({ label, maxLength: 1 }) }, { naturalKeys: 'a' })
    }).toThrow('Did you mean naturalKey?')
  })
})

describe('another kind of argument', () => {
  it.each<[string, () => unknown, string]>([
    [
      'choice({…})',
      () => (choice as (of: unknown) => unknown)({ label }),
      'choice() takes a list of its answers first',
    ],
    ['choice({…}, {…})', () => choice(wrong({ a: 'A' }), { label }), 'choice() takes a list'],
    ["choices('a')", () => choices(wrong('a'), { label }), 'choices() takes a list'],
    ['choice([1])', () => choice(wrong([1]), { label }), 'choice() takes a list'],
    ["choice(['a'])", () => (choice as (of: unknown) => unknown)(['a']), 'its options must be an object'],
    ['text()', () => (text as () => unknown)(), 'its options must be an object'],
    ["text('Name')", () => text(wrong('Name')), 'its options must be an object'],
    ['email([])', () => email(wrong([])), 'its options must be an object'],
    ['form(…, null)', () => form('f', { a: email({ label }) }, wrong(null)), 'must be an object'],
  ])('gets a sentence: %s', (_, define, sentence) => {
    expect(define).toThrow(sentence)
  })
})
