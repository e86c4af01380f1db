import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { isConflict, type RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { SubmissionId } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { isTombstone, type Submission } from '../../domain/submission/submission.js'
import type { Change, Unchangeable } from '../../domain/submission/waiting.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { type Dependencies as Releasing, move } from './release.js'

/** Dependencies of erasing. */
export interface Dependencies extends Releasing {
  readonly repository: Pick<SubmissionRepository, 'add' | 'change' | 'erase' | 'find'>
}

type Erased = TE.TaskEither<RepositoryError, undefined>

/** Context of one erasure. */
interface Work extends Dependencies {
  readonly form: AnyForm
  readonly deadline: Instant
}

const done: Erased = TE.right(undefined)

/** Whether the failure means that nothing is left to erase. */
const isGone = (failure: Unchangeable | RepositoryError): failure is Unchangeable =>
  ['SubmissionNotFound', 'SubmissionDeleted', 'NotHeld'].includes(failure._tag)

/** Erases the stored submission if `may` allows it. Otherwise returns it unchanged; undefined if it is gone. */
const eraseWhere = (
  work: Work,
  id: SubmissionId,
  may: (stored: Submission) => boolean,
): TE.TaskEither<RepositoryError, Submission | undefined> => {
  const { repository, form, deadline } = work
  const change: Change = (stored) => {
    if (stored === undefined || isTombstone(stored))
      return { _tag: 'Refused', failure: { _tag: 'SubmissionDeleted' } }
    return may(stored) ? { _tag: 'Erase' } : { _tag: 'Done', submission: stored }
  }
  return pipe(
    repository.change({ form: form.name, id, shards: form.shards }, change, deadline),
    TE.orElse((failure): TE.TaskEither<RepositoryError, Submission | undefined> =>
      isGone(failure) ? done : TE.left(failure),
    ),
  )
}

/**
 * Erases the submission at a natural key after the remainders of those released to it from other ids. The remainder
 * that the caller named is erased last, so that a repeat with its id still finds the rest.
 */
const eraseReleased = (work: Work, { id, from = [] }: Submission, named = id): Erased =>
  pipe(
    from.filter((held) => held !== named),
    TE.traverseArray((held) =>
      eraseWhere(work, held, ({ releasing, released }) => releasing === id || released === id),
    ),
    TE.flatMap(() =>
      eraseWhere(work, id, (stored) => (stored.from ?? []).every((each) => from.includes(each))),
    ),
    // In the meantime another submission was released to it, and is erased, too.
    TE.flatMap((left) => (left === undefined ? done : eraseReleased(work, left, named))),
  )

/** Erases the remainder of a released submission after its copy under the other id, if that copy came from here. */
const eraseLeft = (work: Work, { id, released = '' }: Submission): Erased =>
  pipe(
    work.repository.find(work.form.name, released, work.deadline),
    TE.flatMap((found): TE.TaskEither<RepositoryError, unknown> => {
      // It is already gone, but the data stored along with it may not be.
      if (O.isNone(found)) return eraseWhere(work, released, () => false)
      return found.value.from?.includes(id) === true ? eraseReleased(work, found.value, id) : done
    }),
    TE.flatMap(() => eraseWhere(work, id, () => true)),
    TE.flatMap(() => done),
  )

/**
 * Erases a submission being released to its natural key. The copy may exist, or be stored at any moment, whatever
 * happened to the function that began the release: so the release is completed first, without notifications, and then
 * erased like any released submission. If another submission has the place, the copy can never be stored.
 */
const eraseReleasing = (work: Work, held: Submission): Erased =>
  pipe(
    move({ ...work, notifies: undefined })(work.form, held, held.releasing ?? '', work.deadline),
    TE.flatMap(() => done),
    TE.orElse((failure): Erased => (isConflict(failure) || isGone(failure) ? done : TE.left(failure))),
    TE.flatMap(() => eraseWhere(work, held.id, ({ released }) => released === undefined)),
    TE.flatMap((left) => (left === undefined ? done : eraseLeft(work, left))),
  )

const eraseLinked = (work: Work, linked: Submission): Erased => {
  if (linked.released !== undefined) return eraseLeft(work, linked)
  return linked.releasing === undefined ? eraseReleased(work, linked) : eraseReleasing(work, linked)
}

/**
 * The use case: erases a submission permanently, with all its parts. Also succeeds if repeated, or if there
 * is no such submission.
 */
export const erase =
  (dependencies: Dependencies) =>
  (form: AnyForm, id: SubmissionId, deadline: Instant): Erased => {
    const work = { ...dependencies, form, deadline }
    return pipe(
      dependencies.repository.erase(form.name, id, deadline),
      TE.flatMap((linked) => (linked === undefined ? done : eraseLinked(work, linked))),
    )
  }
