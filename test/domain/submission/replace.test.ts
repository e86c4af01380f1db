import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  type Attempt,
  rememberedAttempts,
  type Submission,
} from '../../../src/domain/submission/submission.js'
import { verdict } from '../../../src/domain/submission/verdict.js'
import { attemptAt, freshForm, type Sent } from '../../../src/testing/sample-forms.js'
import { arrive, created, storedAfter, told } from './stored-attempts.js'

const k1 = 'first-key-0000000001'
const k2 = 'second-key-000000002'
const k3 = 'third-key-0000000003'
const noon = 1_700_000_000_000

describe('what is stored', () => {
  const replace = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
  const send = (sent: Sent): Attempt => attemptAt(replace, sent)

  it('replaces values, time and receipt, and keeps its place in the lists', () => {
    const old = send({ value: 'old', at: noon })
    const mine = send({ value: 'new', at: noon + 5 })
    const after = storedAfter(old, mine)
    expect(after).toMatchObject({
      id: old.submission.id,
      fields: { id: '42', value: 'new' },
      at: noon + 5,
      since: noon,
      receipt: mine.submission.receipt,
      fingerprint: mine.submission.fingerprint,
      answer: { status: 200 },
      attemptId: mine.submission.attemptId,
    })
  })

  it('is put over only what was read', () => {
    const old = send({ value: 'old' })
    const mine = send({ value: 'new' })
    const decided = verdict(mine, created(mine), old.submission, noon)
    expect(decided).toMatchObject({ _tag: 'PutOver', over: old.submission.attemptId })
  })

  it('is what the sender of a lost reply is told, in the words of the put that was lost', () => {
    const mine = send({ value: 'new', attemptId: 'me' })
    const stored = storedAfter(send({ value: 'old' }), mine)
    const sent = { _tag: 'Replaced', submission: stored } as const
    expect(verdict(mine, sent, stored, noon)).toStrictEqual({ _tag: 'Done', outcome: sent })
  })

  it('stays as it was when the same comes again under a new key, but for the memory of it', () => {
    const first = send({ key: k1 })
    const again = send({ key: k2, at: noon + 5 })
    const after = storedAfter(first, again)
    const { attemptId, attempts, ...rest } = after
    const { attemptId: _id, attempts: _attempts, ...before } = first.submission
    expect(rest).toStrictEqual(before)
    expect(attemptId).toBe(again.submission.attemptId)
    expect(attempts).toHaveLength(2)
  })

  it('is not brought back by the late retry of a replay under a key of its own', () => {
    const stored = storedAfter(
      send({ key: k1, value: 'old' }),
      send({ key: k2, value: 'old' }),
      send({ key: k3, value: 'new' }),
    )
    expect(told(send({ key: k2, value: 'old' }), stored)).toBe('Superseded')
  })

  it('remembers the last eight attempts', () => {
    const keyOf = (n: number): string => `key-number-${String(n).padStart(8, '0')}`
    const all = Array.from({ length: 10 }, (_, n) => send({ key: keyOf(n), value: `v${n}` }))
    const stored = storedAfter(all[0]!, ...all.slice(1))
    expect(stored.attempts).toHaveLength(rememberedAttempts)
    expect(told(all[2]!, stored)).toBe('Created')
    expect(told(send({ key: keyOf(2), value: 'v2' }), stored)).toBe('Superseded')
  })

  it('is always what came last for the first time: no retry, however late, changes it', () => {
    const arrivals = fc.array(fc.nat(rememberedAttempts - 1), { minLength: 1, maxLength: 30 })
    const values = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(arrivals, values, (order, valueOf) => {
        let stored: Submission | undefined
        for (const n of order)
          stored = arrive(stored, send({ key: `key-number-${n}-00000000`, value: valueOf[n]! }))
        const lastNew = [...new Set(order)].at(-1)!
        expect(stored?.fields).toStrictEqual({ id: '42', value: valueOf[lastNew] })
      }),
    )
  })

  it('is never changed by a second submission where the form refuses one', () => {
    const refuse = freshForm({ naturalKey: 'id' })
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), (values) => {
        const [first, ...later] = values.map((value) => attemptAt(refuse, { value }))
        expect(storedAfter(first!, ...later)).toStrictEqual(first!.submission)
      }),
    )
  })
})
