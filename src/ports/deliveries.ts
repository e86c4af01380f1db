import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { KeptDelivery } from '../domain/notification/delivery/delivery-state.js'

/** The item has been written since it was read: read it again. */
export interface Changed {
  readonly _tag: 'Changed'
}

/** Position of a delivery in a list. */
export interface DeliveryRow {
  readonly form: string
  readonly id: SubmissionId
  /** The moment it is due, or was given up. */
  readonly at: Instant
}

/** Query for deliveries, oldest first. */
export interface DeliveryQuery {
  /** The due deliveries of all forms, or the dead ones of one form. */
  readonly list: { readonly state: 'due' } | { readonly state: 'dead'; readonly form: string }
  /** Latest moment, inclusive; no limit by default. */
  readonly until?: Instant | undefined
  /** Maximum rows. */
  readonly limit: number
  /** Last row of the previous page. */
  readonly after?: DeliveryRow | undefined
}

/** Stores the delivery of each submission. Expired deliveries are absent for every read. */
export interface Deliveries {
  /** The delivery of a submission, as the latest acknowledged write left it. */
  readonly find: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, KeptDelivery | undefined>
  /** Those of these ids that have a delivery, in no particular order; damaged deliveries count. */
  readonly known: (
    form: string,
    ids: readonly SubmissionId[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, ReadonlySet<SubmissionId>>
  /**
   * Replaces the stored delivery if its revision is that of `kept` (0 if none is stored), and raises it; otherwise
   * `Changed`.
   */
  readonly put: (kept: KeptDelivery, deadline: Instant) => TaskEither<RepositoryError | Changed, undefined>
  /** Rows of a list in order. May lag behind the latest writes. */
  readonly list: (
    query: DeliveryQuery,
    deadline: Instant,
  ) => TaskEither<RepositoryError, readonly DeliveryRow[]>
}
