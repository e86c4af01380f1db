import type { FoundSubmissions } from '../domain/reading/found.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Conflict, RepositoryError } from '../domain/failure/failure.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { Outcome } from '../domain/submission/outcome.js'
import type { Count, CountQuery } from '../domain/reading/counted.js'
import type { ListPage, ListQuery } from '../domain/reading/list.js'
import type { Attempt, Submission } from '../domain/submission/submission.js'
import type { Change, Unchangeable } from '../domain/submission/waiting.js'

/** A submission to change. */
export interface ChangeTarget {
  readonly form: string
  readonly id: SubmissionId
  /** Number of partitions of the form's time index. */
  readonly shards: number
  /** The submission as last read: if it is unchanged since, the change needs no read. */
  readonly seen?: Submission | undefined
}

/**
 * Stores submissions. Expired and erased ones are absent for every read, even before they are swept; so are tests,
 * which only `add` sees.
 *
 * A `deadline` is a moment by the repository's clock, not a duration. Nothing begins after it, and work in progress is
 * abandoned at that moment: `StoreUnavailable`, or `OutcomeUnknown` if it may have been carried out.
 */
export interface SubmissionRepository {
  /**
   * Stores a submission once, as `domain/verdict` decides: an attempt is never carried out twice, a retry is
   * `Replayed`, and nothing is acknowledged unless it is stored.
   */
  readonly add: (attempt: Attempt, deadline: Instant) => TaskEither<Conflict | RepositoryError, Outcome>
  /**
   * Reads the submission as the latest acknowledged write left it, open or waiting; or the remainder of a released one.
   */
  readonly find: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, Option<Submission>>
  /**
   * Erases a submission and leaves a tombstone, so that no late retry restores it within 24 hours. Erasing a missing
   * submission, or one already erased, succeeds too. A submission linked to another (`from`, `releasing`, `released`)
   * is left as it is and returned: neither may be erased alone.
   */
  readonly erase: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, Submission | undefined>
  /**
   * Applies a change to the stored submission, and calls it again after every concurrent write: concurrent changes
   * take effect one after the other, each once. Returns the submission as it is then stored; undefined if it is
   * erased.
   */
  readonly change: (
    target: ChangeTarget,
    change: Change,
    deadline: Instant,
  ) => TaskEither<Unchangeable | RepositoryError, Submission | undefined>
  /**
   * Reads rows of one state in order; a row present throughout is on exactly one page. May lag behind the latest
   * writes.
   */
  readonly page: (query: ListQuery, deadline: Instant) => TaskEither<RepositoryError, ListPage>
  /** Reads those of these submissions that exist, in this order, as the latest acknowledged writes left them. */
  readonly read: (
    form: string,
    ids: readonly SubmissionId[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, FoundSubmissions>
  /** Counts the submissions placed within a period of time. May lag behind the latest writes. */
  readonly count: (query: CountQuery, deadline: Instant) => TaskEither<RepositoryError, Count>
}
