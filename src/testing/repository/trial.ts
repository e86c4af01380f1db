import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { sha256 } from '../../adapters/system/stamper.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import { listQuery } from '../../domain/reading/list.js'
import { attempt, type Stored, type Submission, type Wait } from '../../domain/submission/submission.js'
import {
  type Change,
  hold,
  type Opening,
  release,
  type State,
  type Step,
} from '../../domain/submission/waiting.js'
import { answersOf } from '../../domain/words/words.js'
import { erase } from '../../handlers/use-cases/erase.js'
import { hold as holdCase } from '../../handlers/use-cases/hold.js'
import { release as releaseCase } from '../../handlers/use-cases/release.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { type TestClock, testClock } from '../clock.js'
import type { Expect } from '../runner.js'
import { attemptAt, type Sent } from '../sample-forms.js'
import type { RepositoryUnderTest } from './subject.js'

export const start = 1_700_000_000_000
export const minute = 60_000
export const day = 1_440 * minute
export const key = 'key-0123456789abcdef'

/** Optional parts of the repository under test. */
export type Means = 'second' | 'dump' | 'damage' | 'unreachable' | 'loseReply'

/** A promise of the port; its run throws if the repository breaks it. */
export interface Case {
  readonly name: string
  /** Optional part that the case needs. */
  readonly needs?: Means
  readonly run: (trial: Trial) => Promise<void>
}

/** The result without details that may differ between stores. */
const tagOf = <A>(result: E.Either<{ readonly _tag: string }, A>): A | string =>
  E.isRight(result) ? result.right : result.left._tag

let moves = 0

/** A change by some owner at a moment. */
export const mover = (now = start): Opening => {
  moves += 1
  return { attemptId: `move-${moves}`, now, expiresAt: () => undefined, notifies: () => true }
}

/** Drops undefined members, as stores do not tell them from absent ones. */
export const plain = <A>(value: A): A => JSON.parse(JSON.stringify(value)) as A

/** A change that records the submissions it was called with. */
export const seeing = (asked: (Stored | undefined)[], step: (stored: Submission) => Step): Change => {
  return (stored) => {
    asked.push(stored)
    return stored === undefined || 'erased' in stored
      ? { _tag: 'Refused', failure: { _tag: 'SubmissionDeleted' } }
      : step(stored)
  }
}

/** Parts of a trial. */
export interface Trying {
  readonly subject: RepositoryUnderTest
  readonly clock: TestClock
  readonly repository: SubmissionRepository
  readonly expect: Expect
}

/** Opens a repository, with its clock set to the start of the trial. */
export const trialOf = async (subject: RepositoryUnderTest, expect: Expect): Promise<Trial> => {
  const clock = subject.clock ?? testClock()
  clock.set(start)
  return tried({ subject, clock, expect, repository: await subject.open(clock) })
}

const right = <A>(result: E.Either<{ readonly _tag: string }, A>): A => {
  if (E.isLeft(result)) throw new Error(result.left._tag)
  return result.right
}

/** A deadline 20 seconds ahead, by the repository's own clock. */
const laterBy = (clock: TestClock) => (): number => clock() + 20_000

const stamperBy = (clock: TestClock) => () => ({
  ...mover(clock()),
  random: mover().attemptId,
  receivedAt: clock(),
})

/** Functions that send, at the current moment unless another is given. */
const sending = ({ clock, repository }: Trying) => {
  const later = laterBy(clock)
  const stamper = stamperBy(clock)
  return {
    /** Stores the values that the form decodes from an input. */
    send: async (form: AnyForm, input: Fields, at = clock()): Promise<Submission> => {
      const checked = form.check(input)
      if (E.isLeft(checked)) throw new Error(JSON.stringify(checked.left))
      const stamp = { ...stamper(), receivedAt: at }
      const accepted = { input, fields: checked.right, key: undefined, stamp, answers: answersOf(form) }
      return plain(right(await repository.add(attempt(form, sha256, accepted), later())()).submission)
    },
    add: async (form: AnyForm, sent: Sent, more: Partial<Submission> = {}) => {
      const made = attemptAt(form, { at: clock(), ...sent })
      const result = await repository.add({ ...made, submission: { ...made.submission, ...more } }, later())()
      const { id } = made.submission
      return E.isRight(result)
        ? { id, tag: result.right._tag as string, submission: plain(result.right.submission) }
        : { id, tag: result.left._tag as string, submission: undefined }
    },
    addHeld: async (form: AnyForm, sent: Sent = {}): Promise<Submission> => {
      const made = attemptAt(form, { at: clock(), why: ['trap'], ...sent })
      return plain(right(await repository.add(made, later())()).submission)
    },
    addWaiting: async (form: AnyForm, waits: readonly Wait[], sent: Sent = {}): Promise<Submission> => {
      const made = attemptAt(form, { at: clock(), ...sent })
      const submission = { ...made.submission, waits, notify: undefined }
      return plain(right(await repository.add({ ...made, submission }, later())()).submission)
    },
  }
}

type Asked = Parameters<typeof listQuery>[1]

const reading = ({ clock, repository }: Trying) => {
  const later = laterBy(clock)
  const page = async (form: AnyForm, query: Asked) =>
    right(await repository.page(listQuery(form, query), later())())
  const pages = async (form: AnyForm, query: Asked = {}) => {
    const ids: string[] = []
    let after: string | undefined
    for (let read = 0; read < 500; read += 1) {
      const { rows, next } = await page(form, { ...query, after })
      if (rows.length > listQuery(form, query).limit) throw new Error('a page with more rows than its limit')
      ids.push(...rows.map(({ id }) => id))
      if (next === undefined) return ids
      after = next
    }
    throw new Error('a list without an end')
  }
  return {
    found: async (form: AnyForm, id: string): Promise<Submission | undefined> =>
      O.toUndefined(right(await repository.find(form.name, id, later())())),
    read: async (form: AnyForm, ids: readonly string[]): Promise<readonly Submission[]> =>
      right(await repository.read(form.name, ids, later())()).submissions,
    page,
    /** Ids of a list, page by page. */
    pages,
    count: async (form: AnyForm, state?: State, from = 0, to = start + 400 * day): Promise<unknown> => {
      const { name, shards } = form
      const counted = right(await repository.count({ form: name, shards, state, from, to }, later())())
      return counted._tag === 'Counted' ? counted.count : counted
    },
    /** Ids in each list of the form, oldest first. */
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

const changing = ({ clock, repository }: Trying) => {
  const later = laterBy(clock)
  const dependencies = { stamper: stamperBy(clock), digest: sha256, repository, notifies: () => true }
  const changed = async (form: AnyForm, id: string, change: Change, seen?: Submission) =>
    tagOf(await repository.change({ form: form.name, id, shards: form.shards, seen }, change, later())())
  return {
    changed,
    erased: async (form: AnyForm, id: string) => tagOf(await repository.erase(form.name, id, later())()),
    /** Releases or holds a submission without moving it. */
    releaseHere: (form: AnyForm, id: string, seen?: Submission) =>
      changed(form, id, release(mover(clock())), seen),
    holdHere: (form: AnyForm, id: string, seen?: Submission) => changed(form, id, hold(mover(clock())), seen),
    /** The use case itself. */
    release: async (form: AnyForm, id: string) => tagOf(await releaseCase(dependencies)(form, id, later())()),
    hold: async (form: AnyForm, id: string) => tagOf(await holdCase(dependencies)(form, id, later())()),
    erase: async (form: AnyForm, id: string) => tagOf(await erase(dependencies)(form, id, later())()),
  }
}

/** A repository on trial, with short names for the steps of the cases. */
const tried = (trying: Trying) => ({
  ...trying,
  later: laterBy(trying.clock),
  /** Advances the clock to a moment. */
  wait: trying.clock.set,
  /** The optional part that the case needs. */
  means: <M extends Means>(name: M): NonNullable<RepositoryUnderTest[M]> => {
    const given = trying.subject[name]
    if (given === undefined) throw new Error(`this case needs ${name}`)
    return given
  },
  ...sending(trying),
  ...reading(trying),
  ...changing(trying),
})

export type Trial = ReturnType<typeof tried>

/** The same trial with another repository, on the same clock. */
export const trialWith = ({ subject, clock, expect }: Trial, repository: SubmissionRepository): Trial =>
  tried({ subject, clock, expect, repository })

/** Contents of all lists: empty unless given. */
export const listing = (said: Partial<Record<State, readonly string[]>>) => ({
  open: [],
  held: [],
  files: [],
  unconfirmed: [],
  ...said,
})

/** The submission in the result of a change. */
export const submissionIn = (told: unknown): Submission => {
  if (typeof told !== 'object' || told === null || !('attemptId' in told))
    throw new Error(`a submission was expected instead of ${JSON.stringify(told)}`)
  return told as Submission
}
