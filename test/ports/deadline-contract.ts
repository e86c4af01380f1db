import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { listQuery } from '../../src/domain/index.js'
import type { Change } from '../../src/domain/submission/waiting.js'
import type { Clock } from '../../src/ports/clock.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { attemptAt, freshForm } from '../domain/submission/attempts.js'

const start = 1_700_000_000_000

const kinds = [
  'add',
  'find',
  'erase',
  'change',
  'change of what was seen',
  'page',
  'page of no stretch of time',
  'read',
  'read of no ids',
  'count',
  'count of no stretch of time',
] as const

type Work = Record<(typeof kinds)[number], TaskEither<{ readonly _tag: string }, unknown>>

/** A change that writes nothing. */
const nothing: Change = () => ({ _tag: 'Refused', failure: { _tag: 'SubmissionNotFound' } })

/** What every repository does with work whose time is up: nothing, and it says so. */
export const deadlineContract = (make: (clock: Clock) => SubmissionRepository): void => {
  describe('a deadline', () => {
    const repository = (): SubmissionRepository => make(() => start)
    const form = freshForm()
    const { name, shards } = form
    const sent = attemptAt(form, { key: 'key-0123456789abcdef' })
    const { id } = sent.submission
    const work = (on: SubmissionRepository, deadline: number): Work => ({
      add: on.add(sent, deadline),
      find: on.find(name, id, deadline),
      erase: on.erase(name, id, deadline),
      change: on.change({ form: name, id, shards }, nothing, deadline),
      'change of what was seen': on.change(
        { form: name, id, shards, seen: sent.submission },
        nothing,
        deadline,
      ),
      page: on.page(listQuery(form), deadline),
      'page of no stretch of time': on.page(listQuery(form, { from: start, to: start }), deadline),
      read: on.read(name, [id], deadline),
      'read of no ids': on.read(name, [], deadline),
      count: on.count({ form: name, shards, from: 0, to: start }, deadline),
      'count of no stretch of time': on.count({ form: name, shards, from: start, to: start }, deadline),
    })
    it.each(kinds)('that is now, past, or a duration by mistake ends at once: %s', async (kind) => {
      for (const deadline of [start, start - 1, 5_000, 0]) {
        const result = await work(repository(), deadline)[kind]()
        expect(result).toMatchObject(E.left({ _tag: 'StoreUnavailable' }))
      }
    })

    it('that was missed has stored and erased nothing', async () => {
      const on = repository()
      await on.add(sent, start)()
      expect(await on.find(name, id, start + 20_000)()).toEqual(E.right({ _tag: 'None' }))
      await on.add(sent, start + 20_000)()
      await on.erase(name, id, start)()
      expect(await on.find(name, id, start + 20_000)()).toMatchObject({ right: { _tag: 'Some' } })
    })
  })
}
