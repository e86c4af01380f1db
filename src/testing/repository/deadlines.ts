import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { AnyForm } from '../../domain/form/form.js'
import { listQuery } from '../../domain/reading/list.js'
import type { Attempt } from '../../domain/submission/submission.js'
import type { Change } from '../../domain/submission/waiting.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { attemptAt, freshForm } from '../sample-forms.js'
import { type Case, key, start } from './trial.js'

/** A change that writes nothing. */
const nothing: Change = () => ({ _tag: 'Refused', failure: { _tag: 'SubmissionNotFound' } })

type Work = TaskEither<{ readonly _tag: string }, unknown>

/** Every call of a repository, with one deadline. */
export const everyTask = (on: SubmissionRepository, form: AnyForm, sent: Attempt, deadline: number) => {
  const { name, shards } = form
  const { id } = sent.submission
  const tasks = {
    add: () => on.add(sent, deadline),
    find: () => on.find(name, id, deadline),
    erase: () => on.erase(name, id, deadline),
    change: () => on.change({ form: name, id, shards }, nothing, deadline),
    'change of what was seen': () =>
      on.change({ form: name, id, shards, seen: sent.submission }, nothing, deadline),
    page: () => on.page(listQuery(form), deadline),
    'page of no stretch of time': () => on.page(listQuery(form, { from: start, to: start }), deadline),
    read: () => on.read(name, [id], deadline),
    'read of no ids': () => on.read(name, [], deadline),
    count: () => on.count({ form: name, shards, from: 0, to: start }, deadline),
    'count of no stretch of time': () => on.count({ form: name, shards, from: start, to: start }, deadline),
  }
  return Object.entries<() => Work>(tasks)
}

/** Calls made after their deadline do not begin, and report that. */
export const deadlines: readonly Case[] = [
  {
    name: 'ends every call at once if its deadline is now or past, or is mistakenly a duration',
    run: async ({ expect, repository }) => {
      const form = freshForm()
      const sent = attemptAt(form, { key })
      for (const deadline of [start, start - 1, 5_000, 0])
        for (const [what, task] of everyTask(repository, form, sent, deadline)) {
          const told = await task()()
          expect([what, E.isLeft(told) ? told.left._tag : 'Right']).toEqual([what, 'StoreUnavailable'])
        }
    },
  },
  {
    name: 'checks a deadline when a task is run, not when it is created',
    run: async ({ expect, repository, later, clock }) => {
      const form = freshForm()
      const sent = attemptAt(form, { key })
      const tasks = everyTask(repository, form, sent, later()).map(([what, task]) => [what, task()] as const)
      clock.set(later())
      for (const [what, task] of tasks) {
        const told = await task()
        expect([what, E.isLeft(told) ? told.left._tag : 'Right']).toEqual([what, 'StoreUnavailable'])
      }
    },
  },
  {
    name: 'stores, changes and erases nothing after a deadline',
    run: async ({ expect, repository, later, clock, found, pages }) => {
      const form = freshForm()
      const sent = attemptAt(form, { key })
      await repository.add(sent, clock())()
      expect(await found(form, sent.submission.id)).toBe(undefined)
      await repository.add(sent, later())()
      await repository.erase(form.name, sent.submission.id, clock())()
      expect((await found(form, sent.submission.id))?.attemptId).toBe(sent.submission.attemptId)
      expect(await pages(form)).toEqual([sent.submission.id])
    },
  },
]
