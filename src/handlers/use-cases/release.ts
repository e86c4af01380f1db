import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Conflict, RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../domain/form/form.js'
import { todaysFields } from '../../domain/form/todays-fields.js'
import { type Digest, naturalId, type SubmissionId } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { expiryOf, type Stamp, type Submission } from '../../domain/submission/submission.js'
import {
  announce,
  type Change,
  leave,
  type Opening,
  release as releaseHere,
  releasedAttempt,
  type Unchangeable,
} from '../../domain/submission/waiting.js'
import { answersOf } from '../../domain/words/words.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Whether anybody is notified of a form's submission with these fields; nobody by default. */
export type Notifies = (form: AnyForm, fields: Fields) => boolean

/** Dependencies of releasing. */
export interface Dependencies {
  readonly stamper: Stamper
  readonly digest: Digest
  readonly repository: Pick<SubmissionRepository, 'add' | 'change'>
  readonly notifies?: Notifies | undefined
}

/** Reason why a submission is not released. */
export type ReleaseFailure = Unchangeable | Conflict | RepositoryError

type Released = TE.TaskEither<ReleaseFailure, SubmissionId>

const openingOf = (
  { notifies }: Dependencies,
  form: AnyForm,
  { attemptId, receivedAt: now }: Stamp,
): Opening => ({
  attemptId,
  now,
  expiresAt: (at) => expiryOf(form, at),
  notifies: ({ fields, formVersion }) => notifies?.(form, todaysFields(form, fields, formVersion)) ?? false,
})

/**
 * Reports the place as taken if its key was used with other values, or its submission was erased within the last day:
 * the submission that the owner releases is still held, and is not the erased one.
 */
const toOwner = (failure: ReleaseFailure): ReleaseFailure =>
  failure._tag === 'KeyReused' || failure._tag === 'SubmissionDeleted' ? { _tag: 'KeyTaken' } : failure

/** Stores the announced copy at its natural key and reduces the held one to its answer. Repeatable. */
export const move =
  (dependencies: Dependencies) =>
  (form: AnyForm, held: Submission, id: SubmissionId, deadline: Instant): Released => {
    const { stamper, digest, repository } = dependencies
    const stamp = stamper()
    const opening = openingOf(dependencies, form, stamp)
    const { shards, whenTaken } = form
    const made = releasedAttempt(held, { ...opening, digest, id })
    return pipe(
      repository.add({ ...made, shards, whenTaken, replacedAnswer: answersOf(form).replaced }, deadline),
      TE.mapLeft(toOwner),
      TE.flatMap(({ submission }): TE.TaskEither<ReleaseFailure, unknown> => {
        if (submission.waits === undefined) return TE.right(undefined)
        // The submission at that place was held by the owner, who now wants it open.
        const change = releaseHere(openingOf(dependencies, form, stamper()))
        return repository.change({ form: form.name, id, shards, seen: submission }, change, deadline)
      }),
      TE.flatMap(() =>
        repository.change(
          { form: form.name, id: held.id, shards, seen: held },
          leave({ attemptId: stamp.random, now: stamp.receivedAt }, id),
          deadline,
        ),
      ),
      TE.map(() => id),
    )
  }

/**
 * The use case: opens a submission that waits for review. If the form has a natural key and the submission is held
 * elsewhere, it moves to the place of its key; a submission that is already there is neither blocked nor overwritten.
 *
 * @returns the id under which it is open; `NotHeld`; `KeyTaken` or `Superseded` if another submission has its place.
 * A repeat succeeds with the same id
 */
export const release =
  (dependencies: Dependencies) =>
  (form: AnyForm, id: SubmissionId, deadline: Instant): Released => {
    const { stamper, digest, repository } = dependencies
    const opening = openingOf(dependencies, form, stamper())
    const change: Change = (stored) => {
      const held = stored !== undefined && 'fields' in stored ? stored : undefined
      const place =
        held === undefined
          ? undefined
          : naturalId(form, digest, todaysFields(form, held.fields, held.formVersion))
      const isHere = place === undefined || place === held?.id
      return isHere ? releaseHere(opening)(stored) : announce(opening, place)(stored)
    }
    return pipe(
      repository.change({ form: form.name, id, shards: form.shards }, change, deadline),
      TE.flatMap((after): Released => {
        if (after?.releasing === undefined) return TE.right(after?.released ?? id)
        return move(dependencies)(form, after, after.releasing, deadline)
      }),
    )
  }
