import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../../../domain/failure/failure.js'
import type { SubmissionId } from '../../../domain/submission/identity.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Submission } from '../../../domain/submission/submission.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

/** Dependencies of finding a submission. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'find'>
}

/**
 * The use case: reads one submission as the latest acknowledged write left it, or `SubmissionNotFound`. The id under
 * which it was held finds it, too.
 */
export const find =
  ({ repository }: Dependencies) =>
  (form: string, id: SubmissionId, deadline: Instant): TE.TaskEither<Failure, Submission> =>
    pipe(
      repository.find(form, id, deadline),
      TE.flatMap(TE.fromOption((): Failure => ({ _tag: 'SubmissionNotFound' }))),
      TE.flatMap((found) =>
        found.released === undefined ? TE.right(found) : find({ repository })(form, found.released, deadline),
      ),
    )
