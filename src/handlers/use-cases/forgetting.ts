import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { goneDelivery, isGone } from '../../domain/notification/delivery/delivery-state.js'
import type { SubmissionId } from '../../domain/submission/identity.js'
import type { Submission } from '../../domain/submission/submission.js'
import { goneWork, isGoneWork } from '../../domain/work/work.js'
import type { Changed, Deliveries } from '../../ports/deliveries.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Works } from '../../ports/work-store.js'

/** Erases data stored along with a submission. Also succeeds if repeated, or if there is no data. */
export type Forget = (
  form: string,
  id: SubmissionId,
  deadline: Instant,
) => TE.TaskEither<RepositoryError, undefined>

/** A store of data that belongs to submissions, with optimistic locking. */
interface Beside<Kept> {
  readonly find: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TE.TaskEither<RepositoryError, Kept | undefined>
  readonly put: (kept: Kept, deadline: Instant) => TE.TaskEither<RepositoryError | Changed, undefined>
}

/** Maximum tries to write; a try fails if another process writes first. */
const mostRounds = 10

/** Replaces the stored data by the result of `gone`, with retries; `gone` returns nothing for data already erased. */
const forgetIn =
  <Kept>({ find, put }: Beside<Kept>, gone: (kept: Kept) => Kept | undefined): Forget =>
  (form, id, deadline) =>
  async () => {
    for (let round = 0; round < mostRounds; round += 1) {
      const kept = await find(form, id, deadline)()
      if (E.isLeft(kept)) return kept
      const left = kept.right === undefined ? undefined : gone(kept.right)
      if (left === undefined) return E.right(undefined)
      const done = await put(left, deadline)()
      if (E.isRight(done)) return done
      if (done.left._tag !== 'Changed') return E.left(done.left)
    }
    return E.left({
      _tag: 'StoreUnavailable',
      cause: new Error('other processes keep writing the same data'),
    })
  }

/** Erases the delivery of a submission. */
export const forgetDelivery = (deliveries: Pick<Deliveries, 'find' | 'put'>, clock: () => Instant): Forget =>
  forgetIn(deliveries, (kept) => (isGone(kept) ? undefined : goneDelivery(kept, clock())))

/** Erases the owners' work on a submission. */
export const forgetWork = (works: Pick<Works, 'find' | 'put'>, clock: () => Instant): Forget =>
  forgetIn(works, (kept) => (isGoneWork(kept) ? undefined : goneWork(kept, clock())))

/** Wraps a repository so that erasing a submission, in any way, also erases the data that belongs to it. */
export const forgetting = (
  repository: SubmissionRepository,
  ...beside: readonly Forget[]
): SubmissionRepository => {
  /** Erases the data that belongs to a submission, if no submission is left. */
  const forgetGone =
    (...place: Parameters<Forget>) =>
    (left: Submission | undefined): TE.TaskEither<RepositoryError, unknown> =>
      left === undefined
        ? pipe(
            beside,
            TE.traverseSeqArray((forget) => forget(...place)),
          )
        : TE.right(undefined)
  return {
    ...repository,
    erase: (form, id, deadline) =>
      pipe(repository.erase(form, id, deadline), TE.tap(forgetGone(form, id, deadline))),
    change: (target, change, deadline) => {
      const gone = forgetGone(target.form, target.id, deadline)
      return pipe(
        repository.change(target, change, deadline),
        TE.tap(gone),
        // An earlier erasure may have ended before this step.
        TE.orElse((failure) =>
          pipe(
            failure._tag === 'SubmissionDeleted' ? gone(undefined) : TE.right(undefined),
            TE.flatMap(() => TE.left(failure)),
          ),
        ),
      )
    },
  }
}
