import type { CountedDay } from '../domain/reading/counted.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { Instant } from '../domain/kernel/instant.js'

/** Keeps counts of days, so that no submission is counted again each time somebody looks. Deadlines as in `SubmissionRepository`. */
export interface DayCounts {
  /** What is kept of these days, by their first moments. May trail: a day that is counted again is no harm. */
  readonly kept: (
    form: string,
    days: readonly Instant[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, readonly CountedDay[]>
  /** Keeps a count, unless one is kept that reaches as far: of two that count at once the first is kept. */
  readonly keep: (
    form: string,
    count: CountedDay,
    deadline: Instant,
  ) => TaskEither<RepositoryError, undefined>
}
