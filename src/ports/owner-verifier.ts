import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { Owner } from '../domain/reading/owner.js'

/** Credentials of a request. */
export interface Credentials {
  /** The token of `Authorization: Bearer`. */
  readonly bearer: string | undefined
  /** The caller that the gateway authenticated. */
  readonly caller: unknown
}

/** The credentials are missing or invalid. It never names the failed check, which would help an attacker to pass it. */
export interface Unproven {
  readonly _tag: 'Unauthenticated'
  readonly challenge: string
}

/** Identifies an owner by credentials that nobody else can have. */
export type OwnerVerifier = (
  credentials: Credentials,
) => TaskEither<Unproven | Extract<RepositoryError, { readonly _tag: 'StoreUnavailable' }>, Owner>
