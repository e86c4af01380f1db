import type { CountedDay } from '../domain/reading/counted.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { Instant } from '../domain/kernel/instant.js'

/**
 * Stores submission counts per day, so that a day is not counted again each time it is shown. Deadlines are as in
 * `SubmissionRepository`.
 */
export interface DayCounts {
  /**
   * The stored counts of these days, keyed by each day's first moment. They may be out of date, as counting a day
   * again does no harm.
   */
  readonly kept: (
    form: string,
    days: readonly Instant[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, readonly CountedDay[]>
  /** Stores a count, unless a stored one already reaches as far: of two concurrent counts the first is kept. */
  readonly keep: (
    form: string,
    count: CountedDay,
    deadline: Instant,
  ) => TaskEither<RepositoryError, undefined>
}
