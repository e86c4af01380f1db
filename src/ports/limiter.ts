import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { AnyForm } from '../domain/form/form.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { Reason } from '../domain/spam/reason.js'

/** A submission before it is stored. */
export interface Arrival {
  readonly form: AnyForm
  /** The sender's address, if the gateway states it. It is never stored. */
  readonly address: string | undefined
  readonly now: Instant
}

/** The limiter's decision: the reasons to hold a submission (none within all limits), or a refusal to store it. */
export type Limited =
  | {
      readonly _tag: 'Passed'
      readonly why: readonly Reason[]
      /** Whether the form received a tenth of its daily ceiling, or more, within this hour. */
      readonly isUnusual: boolean
    }
  | { readonly _tag: 'RateLimited'; /** Seconds until the next attempt. */ readonly retryAfter: number }

/**
 * Counts a submission and decides whether its sender and its form are within their limits. It never fails: a count that
 * cannot be read limits nothing.
 */
export type Limiter = (arrival: Arrival, deadline: Instant) => Task<Limited>

/** A counter that all processes of a deployment share. */
export interface Counter {
  readonly name: string
  /** Epoch seconds after which it may be removed. */
  readonly expiresAt: number
}

/** Stores counters that all processes of a deployment share. */
export interface Counters {
  /**
   * Adds to a counter that starts at zero and returns its total: no concurrent addition is lost, and each gets a
   * different total. It is sent once, without a retry. `OutcomeUnknown` means that it may have been added; any other
   * failure means that it was not.
   */
  readonly add: (counter: Counter, count: number, deadline: Instant) => TaskEither<RepositoryError, number>
}
