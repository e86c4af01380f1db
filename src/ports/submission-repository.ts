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

/** A submission that is to be changed. */
export interface ChangeTarget {
  readonly form: string
  readonly id: SubmissionId
  /** Partitions of the form's time index. */
  readonly shards: number
  /** What it was when it was last seen: where that still holds, the change needs no read. */
  readonly seen?: Submission | undefined
}

/**
 * Keeps submissions. Expired and erased ones are absent for every read, whether or not they were swept; so are tests,
 * which `add` alone meets.
 *
 * A `deadline` is a moment, not a duration, by the clock of the repository. Nothing is begun once it has passed, and
 * whatever is under way is given up then: `StoreUnavailable`, or `OutcomeUnknown` where it may have been carried out.
 */
export interface SubmissionRepository {
  /**
   * Stores a submission once, as `domain/verdict` decides: the same attempt is never carried out twice, a retry is
   * `Replayed`, and nothing is acknowledged that is not stored.
   */
  readonly add: (attempt: Attempt, deadline: Instant) => TaskEither<Conflict | RepositoryError, Outcome>
  /** The submission as the latest acknowledged write left it, open or waiting; or what is left where it was released. */
  readonly find: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, Option<Submission>>
  /**
   * Erases a submission and leaves a tombstone, so that no late retry brings it back for 24 hours. Erasing again, or
   * what was never there, is the same success. One that is linked to another (`from`, `releasing`, `released`) is left as
   * it is and returned: neither may be erased alone.
   */
  readonly erase: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, Submission | undefined>
  /**
   * Changes a submission as the change says of what is stored, and asks it again whenever something else was written in
   * between: two changes at once happen one after the other, each once. Returns what is stored then; nothing once it is
   * erased.
   */
  readonly change: (
    target: ChangeTarget,
    change: Change,
    deadline: Instant,
  ) => TaskEither<Unchangeable | RepositoryError, Submission | undefined>
  /** Rows of one state in order; a row that was there throughout is on exactly one page. May trail the latest writes. */
  readonly page: (query: ListQuery, deadline: Instant) => TaskEither<RepositoryError, ListPage>
  /** Of these submissions those that there are, in this order, as the latest acknowledged writes left them. */
  readonly read: (
    form: string,
    ids: readonly SubmissionId[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, FoundSubmissions>
  /** How many submissions have their place in a stretch of time. May trail the latest writes. */
  readonly count: (query: CountQuery, deadline: Instant) => TaskEither<RepositoryError, Count>
}
