import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { SubmissionId } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { hold as holding, type Unchangeable } from '../../domain/submission/waiting.js'
import type { Stamper } from '../../ports/stamper.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Dependencies of holding. */
export interface Dependencies {
  readonly stamper: Stamper
  readonly repository: Pick<SubmissionRepository, 'change'>
}

/**
 * The use case: holds an open submission at its owner's request. Also succeeds if it is already held.
 *
 * @returns the id under which it is held, which is another id if it had been released under that id
 */
export const hold =
  ({ stamper, repository }: Dependencies) =>
  (
    form: AnyForm,
    id: SubmissionId,
    deadline: Instant,
  ): TE.TaskEither<Unchangeable | RepositoryError, SubmissionId> => {
    const { attemptId, receivedAt: now } = stamper()
    return pipe(
      repository.change({ form: form.name, id, shards: form.shards }, holding({ attemptId, now }), deadline),
      TE.flatMap((after) =>
        after?.released === undefined
          ? TE.right(id)
          : hold({ stamper, repository })(form, after.released, deadline),
      ),
    )
  }
