import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Submission } from '../../domain/submission/submission.js'
import { goneWork, isGoneWork } from '../../domain/work/work.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import type { Works } from '../../ports/work-store.js'

/** Rounds against owners who write at this moment. */
const mostRounds = 10

/** Whose work is to be forgotten. */
export interface ForgottenWork {
  readonly form: string
  readonly id: string
  readonly now: Instant
  readonly deadline: Instant
}

/** Forgets the owners' work on a submission. Again, or where there is none, it is the same success. */
export const forgetWork =
  (works: Pick<Works, 'find' | 'put'>, { form, id, now, deadline }: ForgottenWork) =>
  async (): Promise<E.Either<RepositoryError, undefined>> => {
    for (let round = 0; round < mostRounds; round += 1) {
      const kept = await works.find(form, id, deadline)()
      if (E.isLeft(kept)) return kept
      if (kept.right === undefined || isGoneWork(kept.right)) return E.right(undefined)
      const put = await works.put(goneWork(kept.right, now), deadline)()
      if (E.isRight(put)) return put
      if (put.left._tag !== 'Changed') return E.left(put.left)
    }
    return E.left({ _tag: 'StoreUnavailable', cause: new Error('others write the same work') })
  }

/** A repository whose erased submissions take with them the owners' work on them, whichever way they are erased. */
export const forgettingWork = (
  repository: SubmissionRepository,
  works: Pick<Works, 'find' | 'put'>,
  clock: () => Instant,
): SubmissionRepository => {
  /** What was left is still there: the work on it stays, too. */
  const forgetGone =
    (at: Omit<ForgottenWork, 'now'>) =>
    (left: Submission | undefined): TE.TaskEither<RepositoryError, undefined> =>
      left === undefined ? forgetWork(works, { ...at, now: clock() }) : TE.right(undefined)
  return {
    ...repository,
    erase: (form, id, deadline) =>
      pipe(repository.erase(form, id, deadline), TE.tap(forgetGone({ form, id, deadline }))),
    change: (target, change, deadline) => {
      const gone = forgetGone({ form: target.form, id: target.id, deadline })
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
