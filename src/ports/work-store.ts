import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { KeptWork } from '../domain/work/work.js'
import type { Changed } from './deliveries.js'

/** Stores the owners' work on submissions. Expired work is absent for every read. */
export interface Works {
  /** Reads the work on a submission, as the latest acknowledged write left it. */
  readonly find: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, KeptWork | undefined>
  /** Reads the existing work on these submissions, in no particular order. May lag behind the latest writes. */
  readonly known: (
    form: string,
    ids: readonly SubmissionId[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, readonly KeptWork[]>
  /**
   * Replaces the stored work if its revision is that of `kept` (0 if none is stored), and raises it; otherwise
   * `Changed`.
   */
  readonly put: (kept: KeptWork, deadline: Instant) => TaskEither<RepositoryError | Changed, undefined>
}
