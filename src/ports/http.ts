import type { Either } from 'fp-ts/lib/Either.js'
import type { Failure, Rejection } from '../domain/failure/failure.js'
import type { AnyForm, Fields } from '../domain/form/form.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { Outcome } from '../domain/submission/outcome.js'

/** An HTTP request, in terms that every gateway can provide. */
export interface HttpRequest {
  readonly method: string
  /** Percent-encoded path, with the leading `/api` if the client used one, without `base` and the query. */
  readonly path: string
  /** Prefix of the path at this service, such as `/v1`; addresses in answers begin with it. */
  readonly base?: string
  /** Percent-encoded query, without the `?`. */
  readonly query: string
  /** Headers by lower-case name. */
  readonly headers: Pick<ReadonlyMap<string, string>, 'get'>
  /** The body: bytes if the gateway encoded them, otherwise text; or the reason it cannot be read. */
  readonly body: Either<Rejection, Uint8Array | string>
  readonly requestId: string
  /** The sender's address, as far as the gateway knows it; never logged and never in an answer. */
  readonly address?: string | undefined
  /** The caller that the gateway authenticated, such as IAM's; of unknown shape and untrusted. */
  readonly caller?: unknown
  /** Deadline for the answer. */
  readonly deadline: Instant
}

/** The answer to an HTTP request. */
export interface HttpAnswer {
  readonly status: number
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A request of the core, read from an HTTP request. */
export type Call =
  | { readonly _tag: 'Preflight' }
  /** `values` come from a page on which an answer makes more fields appear; nothing is stored yet. */
  | { readonly _tag: 'Show'; readonly form: AnyForm; readonly values?: Fields }
  /** Request for a challenge to solve before submitting under a key. */
  | { readonly _tag: 'Ask'; readonly form: AnyForm; readonly key: string }
  | {
      readonly _tag: 'Submit'
      readonly form: AnyForm
      readonly input: Fields
      readonly key: string | undefined
      /** Whether it is a test of the deployment. */
      readonly test: boolean
      /** Page that a browser without script asks to be sent to after success: `_next`, unchecked. */
      readonly next: string | undefined
      /** Whether the trap, a field that people do not see, was filled in. */
      readonly trapped: boolean
      /** Proof that a person sent it; unchecked. */
      readonly proof?: string | undefined
      /** The name of the host that it was sent to. */
      readonly host?: string | undefined
    }

/** Result of a call, by its tag. */
export interface Tagged {
  readonly _tag: string
}

/** Result of a sender's call. */
export type Answered =
  | Outcome
  | Exclude<Call, { readonly _tag: 'Submit' | 'Ask' }>
  | { readonly _tag: 'Challenge'; readonly challenge: object }

/** Result of a call, or the reason it failed. */
export type CallResult = Either<Failure, Answered>

/** A request as read: it is read once, and its answer is written from this. */
export interface Asking<Asked> {
  readonly request: HttpRequest
  /** The form that a sender's path names, even if something else is wrong; an owner's form is in the call. */
  readonly form?: AnyForm | undefined
  /** Whether a sender is testing the deployment. */
  readonly test?: boolean
  /** The call, or the reason it cannot be read. */
  readonly call: Either<Failure, Asked>
}

/** The HTTP contract, the same for every gateway: reads requests and writes their answers. */
export interface HttpContract<Asked = Call, Done extends Tagged = Answered> {
  /** Reads the call that a request makes, or the reason it cannot be answered. */
  readonly read: (request: HttpRequest) => Asking<Asked>
  /** Writes the answer to a request from its result. */
  readonly write: (asking: Asking<Asked>, result: Either<Failure, Done>) => HttpAnswer
}
