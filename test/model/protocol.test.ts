import { describe, expect, it } from '@jest/globals'
import { isTombstone, type Outcome, verdict } from '../../src/domain/index.js'
import { attemptAt, freshForm } from '../../src/testing/sample-forms.js'
import { type Decide, explore, type World, worldOf } from './world.js'

const key = 'key-0123456789abcdef'

const outcomes = (world: World): Outcome[] =>
  world.workers.flatMap(({ told }) => (told === undefined || typeof told === 'string' ? [] : [told]))

/** What a client may be told of its own retry: never that it is in its own way. */
const conflicts = (world: World, allowed: readonly string[]): string | undefined =>
  world.workers
    .map(({ told }) => told)
    .find((told): told is string => typeof told === 'string' && !allowed.includes(told))

const harmless = ['nothing', 'OutcomeUnknown']

/** One submission, sent by several invocations at once under one key. */
const once =
  (allowed: readonly string[]) =>
  (world: World): string | undefined => {
    const told = outcomes(world)
    if (world.history.length > 1) return 'stored twice'
    if (told.length > 0 && world.history.length === 0) return 'acknowledged and never stored'
    if (told.filter(({ _tag }) => _tag === 'Created').length > 1) return 'created twice'
    if (new Set(told.map(({ submission }) => submission.receipt)).size > 1) return 'two receipts'
    return conflicts(world, [...harmless, ...allowed])
  }

/** Values of one natural key, each sent under its own key and once again by a retry. */
const ordered = (world: World): string | undefined => {
  const values = world.history.map(({ value }) => value)
  const runs = values.filter((value, at) => value !== values[at - 1])
  if (new Set(runs).size < runs.length) return `an older value came back: ${runs.join()}`
  const acknowledged = outcomes(world).find(({ submission }) => !values.includes(submission.fields['value']))
  if (acknowledged !== undefined) return 'acknowledged and never stored'
  return conflicts(world, [...harmless, 'Superseded'])
}

/** The protocol without attempt ids: no attempt recognises its own write. */
const withoutAttemptIds: Decide = (attempt, sent, stored, now) => {
  const nobodys = isTombstone(stored)
    ? stored
    : {
        ...stored,
        attemptId: 'nobody',
        attempts: stored.attempts?.map((mark) => ({ ...mark, attemptId: 'nobody' })),
      }
  const decision = verdict(attempt, sent, nobodys, now)
  return decision._tag === 'PutOver' && !isTombstone(stored)
    ? { ...decision, over: stored.attemptId }
    : decision
}

describe('the protocol of exactly once, every interleaving explored', () => {
  const keyed = freshForm()
  const retries = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      attemptAt(keyed, { key, at: 1_700_000_000_000 + n, attemptId: `a${n}` }),
    )

  it.each([
    ['two invocations, four losses, a crash', 2, { losses: 4, crashes: 1 }],
    ['three invocations, two losses', 3, { losses: 2 }],
    ['four invocations, no loss', 4, {}],
  ])('stores one submission once: %s', (_, count, faults) => {
    const { states, violations } = explore(worldOf(retries(count), faults), verdict, once([]))
    expect(violations).toEqual([])
    expect(states).toBeGreaterThan(500)
  })

  it('does not bring an erased submission back', () => {
    const world = worldOf(retries(3), { losses: 1, mayErase: true })
    expect(explore(world, verdict, once(['SubmissionDeleted'])).violations).toEqual([])
  })

  it('lets a submission take the place of one that has expired, and only then', () => {
    const expiring = freshForm({ naturalKey: 'id', retain: { days: 1 } })
    const day = 86_400_000
    const attempts = [0, 1, day + 1].map((at, n) =>
      attemptAt(expiring, { at: 1_700_000_000_000 + at, attemptId: `a${n}` }),
    )
    const twice = (world: World): string | undefined => {
      const writers = world.history.map(({ attemptId }) => attemptId)
      const first = writers.filter((writer) => writer !== 'a2')
      return first.length > 1 || writers.length > 2 ? `written by ${writers.join()}` : undefined
    }
    expect(explore(worldOf(attempts, { losses: 2 }), verdict, twice).violations).toEqual([])
  })

  describe('with replacement', () => {
    const replacing = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
    const sent = (value: string, n: number) =>
      attemptAt(replacing, {
        value,
        key: `key-of-${value}-0123456789`,
        at: 1_700_000_000_000 + n,
        attemptId: `a${n}`,
      })

    it.each([
      ['two values, one retried', [sent('one', 0), sent('two', 1), sent('one', 2)], { losses: 1 }],
      ['two values, three losses', [sent('one', 0), sent('two', 1)], { losses: 3, crashes: 1 }],
      ['three values', [sent('one', 0), sent('two', 1), sent('three', 2)], { losses: 1 }],
      ['two values, each retried', [sent('one', 0), sent('two', 1), sent('one', 2), sent('two', 3)], {}],
    ])('never lets an older value come back: %s', (_, attempts, faults) => {
      const { states, violations } = explore(worldOf(attempts, faults), verdict, ordered)
      expect(violations).toEqual([])
      expect(states).toBeGreaterThan(500)
    })

    it('brings older values back when the attempt ids are taken away', () => {
      const keyless = (value: string, n: number) =>
        attemptAt(replacing, { value, at: 1_700_000_000_000 + n, attemptId: `a${n}` })
      const world = worldOf([keyless('one', 0), keyless('two', 1)], { losses: 2 })
      expect(explore(world, verdict, ordered).violations).toEqual([])
      expect(explore(world, withoutAttemptIds, ordered).violations[0]).toMatch(/^an older value came back/)
    })
  })

  it('tells its own author of a replay or a conflict when the attempt ids are taken away', () => {
    const lone = attemptAt(keyed, { key, attemptId: 'a0' })
    const replayed = (world: World): string | undefined =>
      outcomes(world).some(({ _tag }) => _tag === 'Replayed')
        ? 'a first submission is called a replay'
        : undefined
    expect(explore(worldOf([lone], { losses: 2 }), verdict, replayed).violations).toEqual([])
    expect(explore(worldOf([lone], { losses: 2 }), withoutAttemptIds, replayed).violations).not.toEqual([])
  })
})
