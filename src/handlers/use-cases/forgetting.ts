import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { goneDelivery, isGone } from '../../domain/notification/delivery/delivery-state.js'
import type { SubmissionId } from '../../domain/submission/identity.js'
import type { Submission } from '../../domain/submission/submission.js'
import type { Deliveries } from '../../ports/deliveries.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Rounds against a process that tells at this moment. */
const mostRounds = 10

const forget = async (
  deliveries: Pick<Deliveries, 'find' | 'put'>,
  at: { readonly form: string; readonly id: string; readonly now: Instant },
  deadline: Instant,
): Promise<E.Either<RepositoryError, undefined>> => {
  for (let round = 0; round < mostRounds; round += 1) {
    const kept = await deliveries.find(at.form, at.id, deadline)()
    if (E.isLeft(kept)) return kept
    if (kept.right === undefined || isGone(kept.right)) return E.right(undefined)
    const put = await deliveries.put(goneDelivery(kept.right, at.now), deadline)()
    if (E.isRight(put)) return put
    if (put.left._tag !== 'Changed') return E.left(put.left)
  }
  return E.left({ _tag: 'StoreUnavailable', cause: new Error('others write the same delivery') })
}

/** A repository whose erased submissions take with them what is kept of their telling, whichever way they are erased. */
export const forgetting = (
  repository: SubmissionRepository,
  deliveries: Pick<Deliveries, 'find' | 'put'>,
  clock: () => Instant,
): SubmissionRepository => {
  /** What was left is still there: what is kept of its telling stays, too. */
  const forgetGone =
    (
      form: string,
      id: SubmissionId,
      deadline: Instant,
    ): ((left: Submission | undefined) => TE.TaskEither<RepositoryError, undefined>) =>
    (left) =>
      left === undefined
        ? () => forget(deliveries, { form, id, now: clock() }, deadline)
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
        // Whoever erased it may have been broken off before this.
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
