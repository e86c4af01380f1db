import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { KeptWork } from '../domain/work/work.js'
import type { Changed } from './deliveries.js'

/** Keeps the owners' work on submissions. Expired ones are absent for every read. */
export interface Works {
  /** The work on a submission, as the latest acknowledged write left it. */
  readonly find: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, KeptWork | undefined>
  /** Of these submissions the work that there is, in no order. May trail the latest writes. */
  readonly known: (
    form: string,
    ids: readonly SubmissionId[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, readonly KeptWork[]>
  /** Writes it in the place of the revision that it names, where that is still there, and raises the revision. */
  readonly put: (kept: KeptWork, deadline: Instant) => TaskEither<RepositoryError | Changed, undefined>
}
