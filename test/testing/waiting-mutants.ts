import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memoryRepository } from '../../src/adapters/memory/repository.js'
import { sha256 } from '../../src/adapters/system/stamper.js'
import type { Attempt, Outcome, Submission } from '../../src/domain/index.js'
import { submissionId } from '../../src/domain/submission/identity.js'
import type { Stored } from '../../src/domain/submission/submission.js'
import type { Change, Step } from '../../src/domain/submission/waiting.js'
import type { Clock } from '../../src/ports/clock.js'
import type { SubmissionRepository, ChangeTarget } from '../../src/ports/submission-repository.js'
import { damageable } from './damageable.js'

export type Breaks = (right: SubmissionRepository, clock: Clock) => Partial<SubmissionRepository>

type Members = Partial<Submission>

/** Adds something else than it was given. */
const adding =
  (instead: (submission: Submission, attempt: Attempt) => Members): Breaks =>
  ({ add }) => ({
    add: (attempt, deadline) =>
      add(
        { ...attempt, submission: { ...attempt.submission, ...instead(attempt.submission, attempt) } },
        deadline,
      ),
  })

/** Writes something else than a change says. */
const putting =
  (instead: (submission: Submission, stored: Stored | undefined) => Members): Breaks =>
  ({ change }) => ({
    change: (target, asked, deadline) =>
      change(target, (stored) => written(asked(stored), stored, instead), deadline),
  })

const written = (
  step: Step,
  stored: Stored | undefined,
  instead: (submission: Submission, stored: Stored | undefined) => Members,
): Step =>
  step._tag === 'Put'
    ? { ...step, submission: { ...step.submission, ...instead(step.submission, stored) } }
    : step

const isSubmission = (stored: Stored | undefined): stored is Submission =>
  stored !== undefined && 'fields' in stored

const done = (stored: Stored | undefined): Step =>
  isSubmission(stored)
    ? { _tag: 'Done', submission: stored }
    : { _tag: 'Refused', failure: { _tag: 'SubmissionDeleted' } }

/** Hides what `isShown` denies from `find` or `read`. */
const finding =
  (isShown: (submission: Submission) => boolean): Breaks =>
  ({ find }) => ({
    find:
      (...given) =>
      async () =>
        E.map((found: O.Option<Submission>) => O.filter(isShown)(found))(await find(...given)()),
  })

/** What a change is asked about, before it is carried out by another one without any condition. */
const unconditional =
  (read: (right: SubmissionRepository, target: ChangeTarget) => Stored | undefined | 'stored'): Breaks =>
  (right) => ({
    change: (target, asked, deadline) => async () => {
      const seen = read(right, target)
      let known: Stored | undefined = seen === 'stored' ? undefined : seen
      const look: Change = (stored) => {
        known = stored
        return done(stored)
      }
      if (seen === 'stored') await right.change(target, look, deadline)()
      const step = asked(known)
      await new Promise((resolve) => setImmediate(resolve))
      return right.change(target, () => step, deadline)()
    },
  })

const asOutcome = (outcome: Outcome, instead: (submission: Submission) => Members): Outcome => ({
  ...outcome,
  submission: { ...outcome.submission, ...instead(outcome.submission) },
})

/** Wrong repositories, each wrong in one way, by what it does. */
export const mutants: Readonly<Record<string, Breaks>> = {
  'shows what is held among what is open': ({ page }) => ({
    page: (query, deadline) => async () => {
      const open = await page(query, deadline)()
      if (query.state !== undefined || E.isLeft(open)) return open
      const held = await page({ ...query, state: 'held' }, deadline)()
      return E.isLeft(held)
        ? held
        : E.right({ ...open.right, rows: [...open.right.rows, ...held.right.rows] })
    },
  }),
  'shows the open ones whatever list is asked for': ({ page }) => ({
    page: (query, deadline) => page({ ...query, state: 'open' }, deadline),
  }),
  'has one list of all that waits': ({ page }) => ({
    page: (query, deadline) => page(query.state === 'files' ? { ...query, state: 'held' } : query, deadline),
  }),
  'lists what a form holds whose name begins with its own': ({ page }) => ({
    page: (query, deadline) =>
      page(query.state === 'held' ? { ...query, form: `${query.form}0` } : query, deadline),
  }),
  'lists what is held in one order only': ({ page }) => ({
    page: (query, deadline) =>
      page(query.state === 'held' ? { ...query, order: 'newest', after: undefined } : query, deadline),
  }),
  'lists what is held without its bounds': ({ page }) => ({
    page: (query, deadline) =>
      page(query.state === 'held' ? { ...query, from: undefined, to: undefined } : query, deadline),
  }),
  'lists what is held without its filter': ({ page }) => ({
    page: (query, deadline) => page(query.state === 'held' ? { ...query, where: {} } : query, deadline),
  }),
  'counts the open ones whatever is asked': ({ count }) => ({
    count: (query, deadline) => count({ ...query, state: 'open' }, deadline),
  }),
  'counts what waits as open': ({ count }) => ({
    count: (query, deadline) => async () => {
      const [open, held] = [
        await count(query, deadline)(),
        await count({ ...query, state: 'held' }, deadline)(),
      ]
      const isBoth = E.isRight(open) && E.isRight(held) && query.state === undefined
      return isBoth && open.right._tag === 'Counted' && held.right._tag === 'Counted'
        ? E.right({ ...open.right, count: open.right.count + held.right.count })
        : open
    },
  }),
  'stores what is held as open': adding(({ waits }) => (waits === undefined ? {} : { waits: undefined })),
  'forgets the reasons': adding(() => ({ why: undefined })),
  'keeps what is held for ever': adding(({ waits, expiresAt }) =>
    waits === undefined ? { expiresAt } : { expiresAt: undefined },
  ),
  'holds in the place of a natural key': ({ add }) => ({
    add: (attempt, deadline) => {
      const { submission } = attempt
      const value = String(submission.fields['id'])
      const id = submissionId(sha256, submission.form, { kind: 'n', key: value })
      return attempt.kind === 'h'
        ? add({ ...attempt, kind: 'n', submission: { ...submission, id } }, deadline)
        : add(attempt, deadline)
    },
  }),
  'opens what is held when its retry is judged clean': ({ add, change }) => ({
    add: (attempt, deadline) => async () => {
      const told = await add(attempt, deadline)()
      const { form, id, waits } = attempt.submission
      const isOpened = E.isRight(told) && told.right._tag === 'Replayed' && waits === undefined
      if (isOpened && attempt.submission.from === undefined)
        await change(
          { form, id, shards: 1 },
          (stored) =>
            isSubmission(stored)
              ? { _tag: 'Put', submission: { ...stored, waits: undefined } }
              : done(stored),
          deadline,
        )()
      return told
    },
  }),
  'opens what its owner holds when it is replaced': ({ add, change }) => ({
    add: (attempt, deadline) => async () => {
      const told = await add(attempt, deadline)()
      if (E.isLeft(told) || told.right._tag !== 'Replaced') return told
      const { form, id } = told.right.submission
      const open: Change = (stored) =>
        isSubmission(stored)
          ? { _tag: 'Put', submission: { ...stored, waits: undefined, why: undefined } }
          : done(stored)
      await change({ form, id, shards: attempt.shards }, open, deadline)()
      return E.right(asOutcome(told.right, () => ({ waits: undefined })))
    },
  }),
  'finds no more than what is open': finding(({ waits }) => waits === undefined),
  'finds nothing of what was released elsewhere': finding(({ released }) => released === undefined),
  'reads what was released elsewhere, too': ({ read, find }) => ({
    read: (form, ids, deadline) => async () => {
      const told = await read(form, ids, deadline)()
      const found = await find(form, ids[0] ?? '', deadline)()
      const isLeft = E.isRight(found) && O.isSome(found.right) && found.right.value.released !== undefined
      return isLeft && E.isRight(told) && E.isRight(found) && O.isSome(found.right)
        ? E.right({ ...told.right, submissions: [found.right.value] })
        : told
    },
  }),
  'says that a change is made and writes nothing': ({ change }) => ({
    change: (target, asked, deadline) =>
      change(
        target,
        (stored) => {
          const step = asked(stored)
          return step._tag === 'Put' ? { ...step, _tag: 'Done' } : step
        },
        deadline,
      ),
  }),
  'opens in the old place of the list': putting((_, stored) =>
    isSubmission(stored) ? { since: stored.since } : {},
  ),
  'keeps an open one as short as a held one': putting((submission, stored) =>
    submission.waits === undefined && isSubmission(stored) ? { expiresAt: stored.expiresAt } : {},
  ),
  'forgets who wrote before a change': putting(({ attemptId }) => ({ attempts: [{ attemptId }] })),
  'forgets where what is held is going': putting(() => ({ releasing: undefined })),
  'leaves the answers behind where it leaves but an answer': putting((submission, stored) =>
    submission.released !== undefined && isSubmission(stored) ? { fields: stored.fields } : {},
  ),
  'trusts what was seen': (right, clock) => unconditional((_, { seen }) => seen ?? 'stored')(right, clock),
  'reads, and writes without a condition': (right, clock) => unconditional(() => 'stored')(right, clock),
  'asks a change about nothing where there is a tombstone': ({ change }) => ({
    change: (target, asked, deadline) =>
      change(target, (stored) => asked(isSubmission(stored) ? stored : undefined), deadline),
  }),
  'writes what a change calls done': ({ change }) => ({
    change: (target, asked, deadline) =>
      change(
        target,
        (stored) => {
          const step = asked(stored)
          return step._tag === 'Done'
            ? { _tag: 'Put', submission: { ...step.submission, attemptId: 'again' } }
            : step
        },
        deadline,
      ),
  }),
  'takes a refused change for done': ({ change }) => ({
    change: (target, asked, deadline) => async () => {
      const told = await change(target, asked, deadline)()
      return E.isLeft(told) && told.left._tag === 'NotHeld' ? E.right(undefined) : told
    },
  }),
  'changes what has expired': ({ change }) => ({
    change: (target, asked, deadline) =>
      change(
        target,
        (stored) => asked(isSubmission(stored) ? { ...stored, expiresAt: undefined } : stored),
        deadline,
      ),
  }),
  'changes after its deadline': ({ change }, clock) => ({
    change: (target, asked, deadline) => change(target, asked, Math.max(deadline, clock() + 1)),
  }),
  'erases by a change without a trace': ({ change }, clock) => ({
    change: (target, asked, deadline) => async () => {
      const is = { erased: false }
      const told = await change(
        target,
        (stored) => {
          const step = asked(stored)
          is.erased = step._tag === 'Erase'
          return is.erased && isSubmission(stored)
            ? { _tag: 'Put', submission: { ...stored, expiresAt: Math.floor(clock() / 1000) } }
            : step
        },
        deadline,
      )()
      return is.erased ? E.right(undefined) : told
    },
  }),
  'erases one of two that are linked': ({ change }) => ({
    erase: (form, id, deadline) => async () => {
      const told = await change({ form, id, shards: 1 }, () => ({ _tag: 'Erase' }), deadline)()
      return E.isLeft(told) ? E.right(undefined) : told
    },
  }),
  'erases nothing that waits': ({ erase, find }) => ({
    erase: (form, id, deadline) => async () => {
      const found = await find(form, id, deadline)()
      const waits = E.isRight(found) && O.isSome(found.right) && found.right.value.waits !== undefined
      return waits ? E.right(undefined) : erase(form, id, deadline)()
    },
  }),
  'forgets what came into a natural key when it is replaced': ({ add, change }) => ({
    add: (attempt, deadline) => async () => {
      const told = await add(attempt, deadline)()
      if (E.isLeft(told) || told.right._tag !== 'Replaced') return told
      const { form, id } = told.right.submission
      const forget: Change = (stored) =>
        isSubmission(stored)
          ? { _tag: 'Put', submission: { ...stored, from: attempt.submission.from } }
          : done(stored)
      await change({ form, id, shards: attempt.shards }, forget, deadline)()
      return told
    },
  }),
  'lets what is released late overwrite what is newer': adding(({ from, at }) =>
    from === undefined ? { at } : { at: at + 1_000 },
  ),
  'does not know what it has released before': adding(({ from, fingerprint }) =>
    from === undefined ? { fingerprint } : { from: undefined, fingerprint: `other-${fingerprint}` },
  ),
}

/** A repository in memory that is wrong in one way. */
export const mutant =
  (breaks: Breaks) =>
  (clock: Clock): SubmissionRepository => {
    const right = damageable(memoryRepository({ clock }))
    return { ...right, ...breaks(right, clock) }
  }
