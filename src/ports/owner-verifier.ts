import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { Owner } from '../domain/reading/owner.js'

/** What a request brings to prove whose it is. */
export interface Credentials {
  /** The token of `Authorization: Bearer`. */
  readonly bearer: string | undefined
  /** What the gateway says of a caller that it has authenticated. */
  readonly caller: unknown
}

/** Why credentials prove nothing: none, or not valid. Never which check failed, which would help to pass it. */
export interface Unproven {
  readonly _tag: 'Unauthenticated'
  readonly challenge: string
}

/** Says who an owner is, by credentials that nobody else can have. */
export type OwnerVerifier = (
  credentials: Credentials,
) => TaskEither<Unproven | Extract<RepositoryError, { readonly _tag: 'StoreUnavailable' }>, Owner>
