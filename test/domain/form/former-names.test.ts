import { describe, expect, it } from '@jest/globals'
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
  hidden,
  integer,
  money,
  phone,
  rating,
  text,
  time,
  url,
} from '../../../src/domain/index.js'
import { todaysFields } from '../../../src/domain/form/todays-fields.js'

const line = (was?: unknown) =>
  text({ label: 'Line', maxLength: 10, ...(was === undefined ? {} : { was: was as readonly string[] }) })

const mistakeIn = (define: () => unknown): string => {
  try {
    define()
    return ''
  } catch (cause) {
    return cause instanceof Error ? cause.message : ''
  }
}

describe('the former names of a field', () => {
  it('can be said of every kind of field', () => {
    const was = ['before'] as const
    const kinds = {
      text: text({ label: 'A', maxLength: 9, was }),
      email: email({ label: 'A', was }),
      url: url({ label: 'A', was }),
      phone: phone({ label: 'A', was }),
      integer: integer({ label: 'A', was }),
      decimal: decimal({ label: 'A', scale: 2, was }),
      money: money({ label: 'A', currency: 'EUR', was }),
      boolean: boolean({ label: 'A', was }),
      choice: choice(['a'], { label: 'A', was }),
      choices: choices(['a'], { label: 'A', was }),
      date: date({ label: 'A', was }),
      time: time({ label: 'A', was }),
      rating: rating({ label: 'A', was }),
      hidden: hidden({ from: 'query', was }),
      consent: consent({ label: 'A', version: '1', was }),
      custom: custom(t.string, { label: 'A', was }),
    }
    for (const [kind, field] of Object.entries(kinds))
      expect(form('some', { [kind]: field }).fields[kind]?.description.was).toEqual(['before'])
  })

  it.each([
    ['name', '“was” of “a” must be a list of names'],
    [[7], '“was” of “a” must list former names of the field'],
    [['Not a name'], '“was” of “a” must list former names of the field'],
    [['a'], '“was” of “a” includes its present name'],
    [['b'], '“was” of “a” has “b”, which is a present field of the form'],
    [['c', 'c'], '“was” of “a” has “c” twice'],
  ])('%j are refused', (was, mistake) => {
    expect(mistakeIn(() => form('some', { a: line(was), b: line() }))).toContain(`form “some”: ${mistake}`)
  })

  it('belong to one field, and two fields cannot have swapped theirs', () => {
    expect(mistakeIn(() => form('some', { a: line(['c']), b: line(['c']) }))).toContain(
      '“c” is in “was” of both “a” and “b”',
    )
    expect(mistakeIn(() => form('some', { a: line(['b']), b: line(['a']) }))).toContain(
      'which is a present field of the form',
    )
  })
})

describe('the meaning of earlier versions', () => {
  it('is a function for each but the present one', () => {
    const define = (earlier: unknown) => () =>
      form(
        'some',
        { a: line() },
        { version: '2', earlier: earlier as Record<string, () => Record<string, unknown>> },
      )
    expect(mistakeIn(define({ '2': () => ({}) }))).toContain('“earlier” has the present version “2”')
    expect(mistakeIn(define({ '1': 'a' }))).toContain('“earlier” of version “1” must be a function')
    expect(mistakeIn(define([]))).toContain('“earlier” must be an object with a function for each version')
    expect(mistakeIn(define({ '1': () => ({}) }))).toBe('')
  })

  it('is typed by the fields of today, may spread what was stored, and may leave a field out', () => {
    const fields = { total: integer({ label: 'Total' }), note: text({ label: 'Note', maxLength: 99 }) }
    const of = form('some', fields, {
      version: '3',
      earlier: {
        '1': (stored) => ({ ...stored, total: Number(stored['cents']) / 100 }),
        '2': ({ net }) => ({ total: Number(net) * 2, net: undefined }),
      },
    })
    expect(todaysFields(of, { cents: 700, note: 'a' }, '1')).toEqual({ cents: 700, total: 7, note: 'a' })
    expect(todaysFields(of, { net: 4, note: 'a' }, '2')).toEqual({ total: 8, note: 'a' })
    expect(todaysFields(of, { net: 4, note: 'a' }, '3')).toEqual({ net: 4, note: 'a' })
    // @ts-expect-error a total is a number
    form('other', fields, { version: '2', earlier: { '1': () => ({ total: 'much' }) } })
  })

  it('is what was stored where the function fails', () => {
    const fail = () => {
      throw new Error('no')
    }
    const of = form('some', { b: line(['a']) }, { version: '2', earlier: { '1': fail } })
    expect(todaysFields(of, { a: 'kept' }, '1')).toEqual({ b: 'kept' })
  })
})

describe('stored fields as their form reads them today', () => {
  it('are the same object where nothing differs', () => {
    const stored = { a: 'text', gone: 'too' }
    expect(todaysFields(form('some', { a: line() }), stored)).toBe(stored)
  })

  it('keep a former name where the present one has a value of its own', () => {
    expect(todaysFields(form('some', { b: line(['a']) }), { a: 'old', b: 'new' })).toEqual({
      a: 'old',
      b: 'new',
    })
  })

  it.each([
    [text({ label: 'A', maxLength: 1 }), 1234, '1234'],
    [text({ label: 'A', maxLength: 1 }), true, 'true'],
    [text({ label: 'A', maxLength: 1 }), ['one'], 'one'],
    [text({ label: 'A', maxLength: 1 }), ['one', 'two'], ['one', 'two']],
    [integer({ label: 'A', min: 0, max: 1 }), '42', 42],
    [integer({ label: 'A', min: 0, max: 1 }), 'a few', 'a few'],
    [boolean({ label: 'A' }), 'yes', true],
    [choices(['red'], { label: 'A' }), 'green', ['green']],
    [choice(['red'], { label: 'A' }), ['green'], 'green'],
    [decimal({ label: 'A', scale: 1 }), 7, '7'],
    [custom(t.string, { label: 'A' }), { any: 1 }, { any: 1 }],
  ])('are of the present kind where that says the same', (field, stored, today) => {
    expect(todaysFields(form('some', { a: field }), { a: stored })).toEqual({ a: today })
  })
})
