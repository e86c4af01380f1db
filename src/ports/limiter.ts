import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { AnyForm } from '../domain/form/form.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { Reason } from '../domain/spam/reason.js'

/** A submission on its way into the store. */
export interface Arrival {
  readonly form: AnyForm
  /** The address that it came from, where the gateway says it. It is kept by nobody. */
  readonly address: string | undefined
  readonly now: Instant
}

/** What the limits say of it: reasons to hold it, none where it is within all; or that nothing of it is to be stored. */
export type Limited =
  | {
      readonly _tag: 'Passed'
      readonly why: readonly Reason[]
      /** Whether a tenth of the day's ceiling, or more, came to the form in this hour. */
      readonly isUnusual: boolean
    }
  | { readonly _tag: 'RateLimited'; /** Seconds. */ readonly retryAfter: number }

/** Counts a submission, and says where that puts its sender and its form. It never fails: what it cannot know it leaves open. */
export type Limiter = (arrival: Arrival, deadline: Instant) => Task<Limited>

/** A number that all processes of a deployment share. */
export interface Counter {
  readonly name: string
  /** Epoch seconds, after which it may be forgotten. */
  readonly expiresAt: number
}

/** Counts that all processes of a deployment share. */
export interface Counters {
  /**
   * Adds to a counter that starts at zero, and says its total: of additions at the same time none is lost, and each is
   * told another total. It is sent once. `OutcomeUnknown` says that it may have been added; any other failure, that it
   * was not.
   */
  readonly add: (counter: Counter, count: number, deadline: Instant) => TaskEither<RepositoryError, number>
}
