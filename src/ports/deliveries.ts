import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { SubmissionId } from '../domain/submission/identity.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { KeptDelivery } from '../domain/notification/delivery/delivery-state.js'

/** Somebody else has written since it was read: read it again. */
export interface Changed {
  readonly _tag: 'Changed'
}

/** Where a delivery stands in a list. */
export interface DeliveryRow {
  readonly form: string
  readonly id: SubmissionId
  /** When it is due, or when it was given up. */
  readonly at: Instant
}

/** Which deliveries to list, oldest first. */
export interface DeliveryQuery {
  /** Due ones of all forms, or dead ones of one. */
  readonly list: { readonly state: 'due' } | { readonly state: 'dead'; readonly form: string }
  /** Inclusive; every moment by default. */
  readonly until?: Instant | undefined
  /** Maximum rows. */
  readonly limit: number
  /** The last row of the page before. */
  readonly after?: DeliveryRow | undefined
}

/** Keeps what was told of each submission. Expired ones are absent for every read. */
export interface Deliveries {
  /** The delivery of a submission, as the latest acknowledged write left it. */
  readonly find: (
    form: string,
    id: SubmissionId,
    deadline: Instant,
  ) => TaskEither<RepositoryError, KeptDelivery | undefined>
  /** Of these submissions those that have a delivery, in no order; damaged ones count. */
  readonly known: (
    form: string,
    ids: readonly SubmissionId[],
    deadline: Instant,
  ) => TaskEither<RepositoryError, ReadonlySet<SubmissionId>>
  /** Writes it in the place of the revision that it names, where that is still there, and raises the revision. */
  readonly put: (kept: KeptDelivery, deadline: Instant) => TaskEither<RepositoryError | Changed, undefined>
  /** Rows in order. May trail the latest writes. */
  readonly list: (
    query: DeliveryQuery,
    deadline: Instant,
  ) => TaskEither<RepositoryError, readonly DeliveryRow[]>
}
