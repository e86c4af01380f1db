import type { Either } from 'fp-ts/lib/Either.js'
import type { Failure, Rejection } from '../domain/failure.js'
import type { AnyForm, Fields } from '../domain/form.js'
import type { Instant } from '../domain/instant.js'
import type { Outcome } from '../domain/outcome.js'

/** An HTTP request as every gateway can state it. */
export interface HttpRequest {
  readonly method: string
  /** Percent-encoded, with the leading `/api` where the client used one, without the query. */
  readonly path: string
  /** Percent-encoded, without the `?`. */
  readonly query: string
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  /** Bytes where the gateway encoded them, else text; or why they cannot be had. */
  readonly body: Either<Rejection, Uint8Array | string>
  readonly requestId: string
  /** When the answer must be on its way. */
  readonly deadline: Instant
}

/** Its answer. */
export interface HttpAnswer {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a request asks of the core. */
export type Call =
  | { readonly _tag: 'Preflight' }
  | { readonly _tag: 'Show'; readonly form: AnyForm }
  | {
      readonly _tag: 'Submit'
      readonly form: AnyForm
      readonly input: Fields
      readonly key: string | undefined
    }

/** What the core says to a call. */
export type CallResult = Either<Failure, Outcome | Exclude<Call, { readonly _tag: 'Submit' }>>

/** The HTTP contract: what a request means, and how an answer is put. The same for every gateway. */
export interface HttpContract {
  readonly read: (request: HttpRequest) => Either<Rejection, Call>
  readonly write: (request: HttpRequest, result: CallResult) => HttpAnswer
}
