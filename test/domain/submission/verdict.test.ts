import { describe, expect, it } from '@jest/globals'
import type { AnyForm } from '../../../src/domain/form/form.js'
import { type Attempt, tombstone } from '../../../src/domain/submission/submission.js'
import { attemptAt, freshForm } from '../../../src/testing/sample-forms.js'
import { storedAfter, told } from './stored-attempts.js'

const noon = 1_700_000_000_000
const second = 1000
const day = 86_400 * second

/** An attempt in words: its key, `me` for my own attempt id, `+` and milliseconds after noon, its value. */
const attemptIn = (form: AnyForm, words: string): Attempt => {
  const all = words.split(' ')
  const key = all.find((word) => /^k\d$/.test(word))
  const plus = all.find((word) => word.startsWith('+'))
  return attemptAt(form, {
    ...(key === undefined ? {} : { key: key.repeat(8) }),
    ...(all.includes('me') ? { attemptId: 'me' } : {}),
    at: noon + Number(plus ?? 0),
    value: all.at(-1)!,
  })
}

type Row = readonly [why: string, stored: string, mine: string, told: string]

const check = (form: AnyForm, [, stored, mine, expected]: Row): void => {
  const [first, ...later] = stored.split(', ').map((words) => attemptIn(form, words))
  expect(told(attemptIn(form, mine), storedAfter(first!, ...later))).toBe(expected)
}

describe('on a form without a natural key, an attempt that meets a stored item is told', () => {
  it.each<Row>([
    ['my own write, its reply lost', 'me k1 old', 'me k1 old', 'Created'],
    ['a retry', 'k1 old', 'k1 old', 'Replayed'],
    ['a retry after a year', 'k1 old', `k1 +${365 * day} old`, 'Replayed'],
    ['its key came with other values before', 'k1 old', 'k1 new', 'KeyReused'],
  ])('%s', (...row) => check(freshForm(), row))
})

describe('on a form that refuses a second submission, an attempt that meets a stored item is told', () => {
  it.each<Row>([
    ['my own write, its reply lost', 'me old', 'me old', 'Created'],
    ['the same again', 'old', 'old', 'Replayed'],
    ['the same again, now under a key', 'old', 'k1 old', 'Replayed'],
    ['the same again, under another key', 'k1 old', 'k2 old', 'Replayed'],
    ['the place is taken', 'old', 'new', 'KeyTaken'],
    ['the place is taken, by the same key too', 'k1 old', 'k1 new', 'KeyTaken'],
  ])('%s', (...row) => check(freshForm({ naturalKey: 'id' }), row))
})

describe('on a form that replaces, an attempt that meets a stored item is told', () => {
  it.each<Row>([
    ['my own write, its reply lost', 'me old', 'me old', 'Created'],
    ['my own write, replaced since', 'me old, new', 'me old', 'Created'],
    ['the same again', 'old', 'old', 'Replayed'],
    ['a retry', 'k1 old', 'k1 old', 'Replayed'],
    ['the same again, now under a key', 'old', 'k1 old', 'put over, Replayed'],
    ['the same again, under another key', 'k1 old', 'k2 old', 'put over, Replayed'],
    ['the same again, under a key from before', 'k1 old, k2 old', 'k1 old', 'Replayed'],
    ['new values', 'old', 'new', 'put over, Replaced'],
    ['new values under another key', 'k1 old', 'k2 new', 'put over, Replaced'],
    ['old values, meant anew', 'k1 old, k2 new', 'k3 old', 'put over, Replaced'],
    ['old values without a key: the last arrival wins', 'old, new', 'old', 'put over, Replaced'],
    ['a late retry of what was replaced', 'k1 old, k2 new', 'k1 old', 'Superseded'],
    ['a late retry of what was replaced without a key', 'k1 old, new', 'k1 old', 'Superseded'],
    ['its key came with other values before', 'k1 old', 'k1 new', 'KeyReused'],
  ])('%s', (...row) => check(freshForm({ naturalKey: 'id', whenTaken: 'replace' }), row))
})

describe('on a form that keeps for a day, an attempt that meets a stored item is told', () => {
  it.each<Row>([
    ['a second before', 'old', `+${day - second} new`, 'KeyTaken'],
    ['then', 'old', `+${day} new`, 'put if absent'],
    ['then, with the same values', 'k1 old', `k1 +${day} old`, 'put if absent'],
  ])('%s', (...row) => check(freshForm({ naturalKey: 'id', retain: { days: 1 } }), row))

  it.each<Row>([
    ['a second before', 'k1 old', `k1 +${day - second} old`, 'Replayed'],
    ['then', 'k1 old', `k1 +${day} old`, 'put if absent'],
  ])('%s, where it replaces', (...row) =>
    check(freshForm({ naturalKey: 'id', whenTaken: 'replace', retain: { days: 1 } }), row),
  )
})

describe('an attempt that meets an erased submission', () => {
  it.each([
    ['a key', freshForm()],
    ['a natural key', freshForm({ naturalKey: 'id' })],
    ['a natural key that is replaced', freshForm({ naturalKey: 'id', whenTaken: 'replace' })],
  ])('is told so for a day, and then there is nothing (%s)', (_, form) => {
    const mine = attemptIn(form, 'k1 old')
    const erased = tombstone(form.name, mine.submission.id, noon)
    expect(told(mine, erased, noon)).toBe('SubmissionDeleted')
    expect(told(mine, erased, noon + day - second)).toBe('SubmissionDeleted')
    expect(told(mine, erased, noon + day)).toBe('put if absent')
  })
})
