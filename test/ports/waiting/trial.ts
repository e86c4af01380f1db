import { expect } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { type AnyForm, listQuery, type Submission } from '../../../src/domain/index.js'
import type { Stored, Wait } from '../../../src/domain/submission/submission.js'
import {
  type Change,
  hold,
  type Opening,
  release,
  type State,
  type Step,
} from '../../../src/domain/submission/waiting.js'
import { erase } from '../../../src/handlers/use-cases/erase.js'
import { hold as holdCase } from '../../../src/handlers/use-cases/hold.js'
import { release as releaseCase } from '../../../src/handlers/use-cases/release.js'
import type { Clock } from '../../../src/ports/clock.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { attemptAt, type Sent } from '../../domain/submission/attempts.js'

export const start = 1_700_000_000_000
export const day = 86_400_000
export const key = 'key-0123456789abcdef'

/** One thing that a repository keeps of what waits: it throws where the repository does not. */
export interface Case {
  readonly name: string
  readonly run: (trial: Trial) => Promise<void>
}

/** What was told, without what may differ between stores. */
const tagOf = <A>(result: E.Either<{ readonly _tag: string }, A>): A | string =>
  E.isRight(result) ? result.right : result.left._tag

let moves = 0

/** Somebody who changes something at a moment. */
export const mover = (now = start): Opening => {
  moves += 1
  return { attemptId: `move-${moves}`, now, expiresAt: () => undefined, notifies: () => true }
}

/** As stores compare: an absent member and one that is undefined are the same. */
export const plain = <A>(value: A): A => JSON.parse(JSON.stringify(value)) as A

/** A change that tells what it was asked about. */
export const seeing = (asked: (Stored | undefined)[], step: (stored: Submission) => Step): Change => {
  return (stored) => {
    asked.push(stored)
    return stored === undefined || 'erased' in stored
      ? { _tag: 'Refused', failure: { _tag: 'SubmissionDeleted' } }
      : step(stored)
  }
}

/** A repository on trial, with short words for what the cases do. */
export const trialOf = (make: (clock: Clock) => SubmissionRepository) => {
  let now = start
  const repository = make(() => now)
  // The budget is read off the same clock that the repository reads.
  const later = (): number => now + 20_000
  const stamper = () => ({ ...mover(now), random: mover().attemptId, receivedAt: now })
  const dependencies = { stamper, digest: sha256, repository, notifies: () => true }
  const right = <A>(result: E.Either<{ readonly _tag: string }, A>): A => {
    if (E.isLeft(result)) throw new Error(result.left._tag)
    return result.right
  }
  const page = async (form: AnyForm, query: Parameters<typeof listQuery>[1]) =>
    right(await repository.page(listQuery(form, query), later())())
  const pages = async (form: AnyForm, query: Parameters<typeof listQuery>[1] = {}) => {
    const ids: string[] = []
    for (let after: string | undefined; ;) {
      const { rows, next } = await page(form, { ...query, after })
      ids.push(...rows.map(({ id }) => id))
      if (next === undefined) return ids
      if (ids.length > 100) throw new Error('a list without an end')
      after = next
    }
  }
  const changed = async (form: AnyForm, id: string, change: Change, seen?: Submission) =>
    tagOf(await repository.change({ form: form.name, id, shards: form.shards, seen }, change, later())())
  return {
    repository,
    later,
    clock: () => now,
    /** Lets time pass until then. */
    wait: (until: number): void => {
      now = until
    },
    /** Sends, at the present moment unless it says another one. */
    add: async (form: AnyForm, sent: Sent, more: Partial<Submission> = {}) => {
      const made = attemptAt(form, { at: now, ...sent })
      const result = await repository.add({ ...made, submission: { ...made.submission, ...more } }, later())()
      const { id } = made.submission
      return E.isRight(result)
        ? { id, tag: result.right._tag as string, submission: plain(result.right.submission) }
        : { id, tag: result.left._tag as string, submission: undefined }
    },
    /** Sends what is held. */
    addHeld: async (form: AnyForm, sent: Sent = {}): Promise<Submission> => {
      const made = attemptAt(form, { at: now, why: ['trap'], ...sent })
      return plain(right(await repository.add(made, later())()).submission)
    },
    addWaiting: async (form: AnyForm, waits: readonly Wait[], sent: Sent = {}): Promise<Submission> => {
      const made = attemptAt(form, { at: now, ...sent })
      const submission = { ...made.submission, waits, notify: undefined }
      return plain(right(await repository.add({ ...made, submission }, later())()).submission)
    },
    found: async (form: AnyForm, id: string): Promise<Submission | undefined> =>
      O.toUndefined(right(await repository.find(form.name, id, later())())),
    read: async (form: AnyForm, ids: readonly string[]): Promise<readonly Submission[]> =>
      right(await repository.read(form.name, ids, later())()).submissions,
    page,
    /** The ids of a list, page after page. */
    pages,
    count: async (form: AnyForm, state?: State, from = 0, to = start + 400 * day): Promise<unknown> => {
      const { name, shards } = form
      const counted = right(await repository.count({ form: name, shards, state, from, to }, later())())
      return counted._tag === 'Counted' ? counted.count : counted
    },
    changed,
    erased: async (form: AnyForm, id: string) => tagOf(await repository.erase(form.name, id, later())()),
    /** Releases or holds where it is. */
    releaseHere: (form: AnyForm, id: string, seen?: Submission) =>
      changed(form, id, release(mover(now)), seen),
    holdHere: (form: AnyForm, id: string, seen?: Submission) => changed(form, id, hold(mover(now)), seen),
    /** The use cases. */
    release: async (form: AnyForm, id: string) => tagOf(await releaseCase(dependencies)(form, id, later())()),
    hold: async (form: AnyForm, id: string) => tagOf(await holdCase(dependencies)(form, id, later())()),
    erase: async (form: AnyForm, id: string) => tagOf(await erase(dependencies)(form, id, later())()),
    /** What each list of the form shows, oldest first. */
    lists: async (form: AnyForm) => {
      const of = (state: State) => pages(form, { state, order: 'oldest' })
      return {
        open: await of('open'),
        held: await of('held'),
        files: await of('files'),
        unconfirmed: await of('unconfirmed'),
      }
    },
  }
}

export type Trial = ReturnType<typeof trialOf>

/** Nothing in any list but what is said. */
export const listing = (said: Partial<Record<State, readonly string[]>>) => ({
  open: [],
  held: [],
  files: [],
  unconfirmed: [],
  ...said,
})

/** The submission that a change ended with. */
export const submissionIn = (told: unknown): Submission => {
  expect(told).toHaveProperty('attemptId')
  return told as Submission
}
