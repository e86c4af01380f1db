import * as E from 'fp-ts/lib/Either.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { attemptAt, freshForm } from '../sample-forms.js'
import { everyTask } from './deadlines.js'
import { type Case, day, key, plain, start, trialWith } from './trial.js'

/** Failures a store may report: nothing was done, or the outcome is unknown. */
const failures = ['StoreThrottled', 'StoreUnavailable', 'StoreBroken', 'OutcomeUnknown']

/** Runs a task to its end, even if it throws or rejects. */
const endOf = async (
  task: () => () => Promise<E.Either<{ readonly _tag: string }, unknown>>,
): Promise<string> => {
  try {
    const told = await task()()
    return E.isLeft(told) ? told.left._tag : 'Right'
  } catch (cause) {
    return `thrown: ${String(cause)}`
  }
}

const openedBy = async (
  means: (clock: () => number) => SubmissionRepository | PromiseLike<SubmissionRepository>,
  clock: () => number,
): Promise<SubmissionRepository> => means(clock)

/** Two repositories on one store, and failing stores. */
export const faults: readonly Case[] = [
  {
    name: 'stores a submission once if it reaches two repositories of one store at the same time, and both see it',
    needs: 'second',
    run: async (trial) => {
      const { expect, add, pages, found } = trial
      const other = trialWith(trial, await openedBy(trial.means('second'), trial.clock))
      const form = freshForm()
      const told = await Promise.all(
        Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? add(form, { key }) : other.add(form, { key }))),
      )
      expect(told.filter(({ tag }) => tag === 'Created').length).toBe(1)
      expect(told.filter(({ tag }) => tag === 'Replayed').length).toBe(11)
      const id = told[0]?.id ?? ''
      expect([await pages(form), await other.pages(form)]).toEqual([[id], [id]])
      expect(plain(await found(form, id))).toEqual(plain(await other.found(form, id)))
      await other.erased(form, id)
      expect([(await add(form, { key })).tag, await found(form, id)]).toEqual([
        'SubmissionDeleted',
        undefined,
      ])
    },
  },
  {
    name: 'carries out simultaneous replacements by two repositories, and loses none',
    needs: 'second',
    run: async (trial) => {
      const { expect, add, found } = trial
      const other = trialWith(trial, await openedBy(trial.means('second'), trial.clock))
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      const told = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          (n % 2 === 0 ? add : other.add)(form, { value: `v${n}`, at: start + n }),
        ),
      )
      expect(told.map(({ tag }) => tag).sort()).toEqual([
        'Created',
        ...Array.from({ length: 7 }, () => 'Replaced'),
      ])
      expect((await found(form, told[0]?.id ?? ''))?.attempts?.length).toBe(8)
    },
  },
  {
    name: 'carries out simultaneous changes by two repositories, one after the other',
    needs: 'second',
    run: async (trial) => {
      const { expect, addHeld, releaseHere, holdHere, lists } = trial
      const other = trialWith(trial, await openedBy(trial.means('second'), trial.clock))
      const form = freshForm()
      const { id } = await addHeld(form, { key })
      for (let times = 0; times < 3; times += 1) {
        await Promise.all([releaseHere(form, id), other.releaseHere(form, id)])
        expect([(await lists(form)).open, (await other.lists(form)).held]).toEqual([[id], []])
        await Promise.all([holdHere(form, id), other.holdHere(form, id)])
        expect([(await lists(form)).open, (await other.lists(form)).held]).toEqual([[], [id]])
      }
    },
  },
  {
    name: 'leaves no erased or replaced value in the store',
    needs: 'dump',
    run: async (trial) => {
      const { expect, add, erased, found } = trial
      const holds = async (of: string, what: string) => (await trial.means('dump')(of)).includes(what)
      const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
      const { id } = await add(form, { value: 'first-secret-value' })
      expect(await holds(form.name, 'first-secret-value')).toBe(true)
      await add(form, { value: 'second-secret-value', at: start + 1 })
      expect(await holds(form.name, 'first-secret-value')).toBe(false)
      await erased(form, id)
      expect([await holds(form.name, 'second-secret-value'), await found(form, id)]).toEqual([
        false,
        undefined,
      ])
    },
  },
  {
    name: 'leaves no value of an expired submission in the store once another has taken its place',
    needs: 'dump',
    run: async (trial) => {
      const { expect, add, wait } = trial
      const form = freshForm({ retain: { days: 1 } })
      await add(form, { key, value: 'old-secret-value' })
      wait(start + day)
      await add(form, { key, value: 'new-secret-value' })
      const dump = await trial.means('dump')(form.name)
      expect([dump.includes('old-secret-value'), dump.includes('new-secret-value')]).toEqual([false, true])
    },
  },
  {
    name: 'reports that nothing was done if the store cannot be reached, and throws nothing',
    needs: 'unreachable',
    run: async (trial) => {
      const { expect, clock } = trial
      const on = await openedBy(trial.means('unreachable'), clock)
      const form = freshForm()
      const sent = attemptAt(form, { key })
      for (const [what, task] of everyTask(on, form, sent, clock() + 1_000)) {
        // Calls that need no store may be answered without it.
        if (what.includes('of no ') || what.includes('seen')) continue
        const end = await endOf(task)
        expect([what, failures.includes(end), end === 'OutcomeUnknown']).toEqual([what, true, false])
      }
    },
  },
  {
    name: 'never reports “not stored” if a write was carried out and its reply lost',
    needs: 'loseReply',
    run: async (trial) => {
      const { expect, clock, add, pages, found, erased } = trial
      const form = freshForm()
      const sent = attemptAt(form, { key })
      const losing = await openedBy(trial.means('loseReply'), clock)
      const end = await endOf(() => losing.add(sent, clock() + 5_000))
      expect([end, ['Right', 'OutcomeUnknown'].includes(end)]).toEqual([end, true])
      const { id } = sent.submission
      expect((await found(form, id))?.attemptId).toBe(sent.submission.attemptId)
      expect([(await add(form, { key })).tag, await pages(form)]).toEqual(['Replayed', [id]])
      const eraser = await openedBy(trial.means('loseReply'), clock)
      const erasedEnd = await endOf(() => eraser.erase(form.name, id, clock() + 5_000))
      expect([erasedEnd, ['Right', 'OutcomeUnknown'].includes(erasedEnd)]).toEqual([erasedEnd, true])
      expect([await found(form, id), await erased(form, id)]).toEqual([undefined, undefined])
    },
  },
]
