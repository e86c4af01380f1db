import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { type Attempt, type Submission, submissionId } from '../../../src/domain/index.js'
import { naturalId } from '../../../src/domain/submission/identity.js'
import type { RepositoryError } from '../../../src/domain/failure/failure.js'
import type { Stored } from '../../../src/domain/submission/submission.js'
import { type Change, leave, releasedAttempt, type Step } from '../../../src/domain/submission/waiting.js'
import { answersOf } from '../../../src/domain/words/words.js'
import type { release } from '../../../src/handlers/use-cases/release.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import type { Item } from '../memory-calls.js'
import type { Program, TableCalls } from './actors.js'

const isSubmission = (stored: Stored | undefined): stored is Submission =>
  stored !== undefined && 'fields' in stored

const gone: Step = { _tag: 'Refused', failure: { _tag: 'SubmissionDeleted' } }

/** Adds something else than it was given. */
const adding =
  (instead: (attempt: Attempt) => Partial<Submission>) =>
  (right: SubmissionRepository): SubmissionRepository => ({
    ...right,
    add: (attempt, deadline) =>
      right.add({ ...attempt, submission: { ...attempt.submission, ...instead(attempt) } }, deadline),
  })

/** Writes something else than a change says. */
const putting =
  (instead: (submission: Submission, stored: Submission) => Partial<Submission>) =>
  (right: SubmissionRepository): SubmissionRepository => ({
    ...right,
    change: (target, asked, deadline) =>
      right.change(
        target,
        (stored) => {
          const step = asked(stored)
          return step._tag === 'Put' && isSubmission(stored)
            ? { ...step, submission: { ...step.submission, ...instead(step.submission, stored) } }
            : step
        },
        deadline,
      ),
  })

/** Opens what is stored, after it was added as `when` says. */
const openingAfter =
  (when: 'Replayed' | 'Replaced') =>
  (right: SubmissionRepository): SubmissionRepository => ({
    ...right,
    add: (attempt, deadline) =>
      pipe(
        right.add(attempt, deadline),
        TE.tap((told) => {
          const { form, id, waits, from } = attempt.submission
          const open: Change = (stored): Step =>
            isSubmission(stored) && stored.waits !== undefined
              ? { _tag: 'Put', submission: { ...stored, waits: undefined } }
              : { _tag: 'Refused', failure: { _tag: 'NotHeld' } }
          if (told._tag !== when || waits !== undefined || from !== undefined) return TE.right(undefined)
          return pipe(
            right.change({ form, id, shards: 1 }, open, deadline),
            TE.map(() => undefined),
            TE.orElse(() => TE.right<never, undefined>(undefined)),
          )
        }),
      ),
  })

/** Puts on another condition than it is told to. */
const putOn =
  (instead: (when: Parameters<TableCalls['put']>[1]) => Parameters<TableCalls['put']>[1]) =>
  (right: TableCalls): TableCalls => ({
    ...right,
    put: (item, when, deadline) => right.put(item, instead(when), deadline),
  })

/** Moves what is held to its natural key without saying so first: then leaves, or leaves before. */
const hasty =
  (leavesFirst: boolean): typeof release =>
  ({ stamper, digest, repository, notifies }) =>
  (form, id, deadline) => {
    const { attemptId, receivedAt: now } = stamper()
    const place = naturalId(form, digest, { id: '42' }) ?? id
    const { shards, whenTaken } = form
    const target = { form: form.name, id, shards }
    const look: Change = (stored): Step =>
      isSubmission(stored) && stored.waits !== undefined
        ? { _tag: 'Done', submission: stored }
        : { _tag: 'Refused', failure: { _tag: 'NotHeld' } }
    const moved = (held: Submission) => {
      const opening = { attemptId, now, expiresAt: () => undefined, notifies: () => notifies !== undefined }
      const made = releasedAttempt(held, { ...opening, digest, id: place })
      return repository.add(
        { ...made, shards, whenTaken, replacedAnswer: answersOf(form).replaced },
        deadline,
      )
    }
    const left = repository.change(target, leave({ attemptId: `${attemptId}-left`, now }, place), deadline)
    return pipe(
      repository.change(target, look, deadline),
      TE.flatMap((held) => {
        if (held === undefined || form.naturalKey === undefined) return TE.right(undefined)
        return leavesFirst
          ? pipe(
              left,
              TE.flatMap(() => TE.map(() => undefined)(moved(held))),
            )
          : pipe(
              moved(held),
              TE.flatMap(() => TE.map(() => undefined)(left)),
            )
      }),
      TE.map(() => place),
    )
  }

/** Reads, and then writes whatever is there by then. */
const unconditional = (right: SubmissionRepository): SubmissionRepository => ({
  ...right,
  change: (target, asked, deadline) =>
    pipe(
      right.find(target.form, target.id, deadline),
      TE.flatMap((found) => {
        const step = asked(O.toUndefined(found))
        return right.change(target, (stored) => (isSubmission(stored) ? step : gone), deadline)
      }),
    ),
})

const told =
  (change: (tag: string) => boolean) =>
  (right: SubmissionRepository): SubmissionRepository => ({
    ...right,
    add: (attempt, deadline) =>
      pipe(
        right.add(attempt, deadline),
        TE.orElse((failure) =>
          change(failure._tag)
            ? TE.right({ _tag: 'Created' as const, submission: attempt.submission })
            : TE.left(failure),
        ),
      ),
  })

const nobodys = (item: unknown): Item | undefined =>
  item === undefined ? undefined : { ...(item as Item), attemptId: 'nobody', attempts: [] }

/** Wrong programs, each wrong in one way. */
export const wrongPrograms: Readonly<Record<string, Program>> = {
  'holds in the place of a natural key': {
    repository: (right) => ({
      ...right,
      add: (attempt, deadline) => {
        const { form, fields } = attempt.submission
        const id = submissionId(sha256, form, { kind: 'n', key: String(fields['id']) })
        return attempt.kind === 'h'
          ? right.add({ ...attempt, kind: 'n', submission: { ...attempt.submission, id } }, deadline)
          : right.add(attempt, deadline)
      },
    }),
  },
  'has an identity that depends on the judgement, where no natural key asks for it': {
    repository: adding(({ submission: { id, waits }, kind }) =>
      kind === 'k' && waits !== undefined ? { id: `${id.slice(1)}${id[0]}` } : {},
    ),
  },
  'opens what is held when its retry is judged clean': { repository: openingAfter('Replayed') },
  'opens what its owner holds when it is replaced': { repository: openingAfter('Replaced') },
  'stores what is held as open': {
    repository: adding(({ submission: { waits } }) => (waits ? { waits: undefined } : {})),
  },
  'puts over whatever is there': {
    calls: putOn((when) => (when._tag === 'WrittenBy' ? { _tag: 'NotErased', now: 0 } : when)),
  },
  'puts where something is already': {
    calls: putOn((when) => (when._tag === 'Absent' ? { _tag: 'NotErased', now: when.now } : when)),
  },
  'reads, and writes without a condition': { repository: unconditional },
  'releases without saying where to': { release: hasty(false) },
  'leaves before it has arrived': { release: hasty(true) },
  'lets what is released late overwrite what is newer': {
    repository: adding(({ submission: { from, at } }) => (from === undefined ? {} : { at: at + 1_000 })),
  },
  'forgets where what it releases came from': {
    repository: adding(({ submission: { from } }) => (from === undefined ? {} : { from: undefined })),
  },
  'forgets who wrote before a change': {
    repository: putting(({ attemptId }) => ({ attempts: [{ attemptId }] })),
  },
  'keeps the answers where it leaves': {
    repository: putting(({ released }, { fields }) => (released === undefined ? {} : { fields })),
  },
  'keeps nothing of where it goes': { repository: putting(() => ({ releasing: undefined })) },
  'erases what it is told to, and nothing that belongs to it': {
    erase:
      ({ repository }) =>
      (form, id, deadline) =>
        pipe(
          repository.change(
            { form: form.name, id, shards: form.shards },
            (stored) => (isSubmission(stored) ? { _tag: 'Erase' } : gone),
            deadline,
          ),
          TE.map(() => undefined),
          TE.orElse((failure): TE.TaskEither<RepositoryError, undefined> =>
            'cause' in failure ? TE.left(failure) : TE.right(undefined),
          ),
        ),
  },
  'takes what nobody knows for stored': { repository: told((tag) => tag === 'OutcomeUnknown') },
  'takes a place that is taken for its own': { repository: told((tag) => tag === 'KeyTaken') },
  'does not know its own writes': {
    calls: ({ put, get }) => ({
      put: async (...given) => {
        const reply = await put(...given)
        return E.isLeft(reply) && reply.left._tag === 'ConditionFailed'
          ? E.left({ ...reply.left, item: nobodys(reply.left.item) })
          : reply
      },
      get: async (...given) => E.map(nobodys)(await get(...given)),
    }),
  },
}
