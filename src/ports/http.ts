import type { Either } from 'fp-ts/lib/Either.js'
import type { Failure, Rejection } from '../domain/failure/failure.js'
import type { AnyForm, Fields } from '../domain/form/form.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { Outcome } from '../domain/submission/outcome.js'

/** An HTTP request as every gateway can state it. */
export interface HttpRequest {
  readonly method: string
  /** Percent-encoded, with the leading `/api` where the client used one, without `base` and the query. */
  readonly path: string
  /** What stands before the path at this service, such as `/v1`: addresses in answers begin with it. */
  readonly base?: string
  /** Percent-encoded, without the `?`. */
  readonly query: string
  /** By lower-case name. */
  readonly headers: Pick<ReadonlyMap<string, string>, 'get'>
  /** Bytes where the gateway encoded them, else text; or why they cannot be had. */
  readonly body: Either<Rejection, Uint8Array | string>
  readonly requestId: string
  /** The address that it came from, as far as the gateway knows; it is in no log and in no answer. */
  readonly address?: string | undefined
  /** What the gateway says of an authenticated caller, such as IAM's; as untrusted as its shape is unknown. */
  readonly caller?: unknown
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
  /** `values` are those of a page that an answer asks for more: nothing is stored yet. */
  | { readonly _tag: 'Show'; readonly form: AnyForm; readonly values?: Fields }
  /** A challenge to solve for a submission under a key. */
  | { readonly _tag: 'Ask'; readonly form: AnyForm; readonly key: string }
  | {
      readonly _tag: 'Submit'
      readonly form: AnyForm
      readonly input: Fields
      readonly key: string | undefined
      /** Whether it only tries the deployment. */
      readonly test: boolean
      /** Where a browser without script asks to be sent after success: `_next`, unchecked. */
      readonly next: string | undefined
      /** Whether the field was filled in that people do not see. */
      readonly trapped: boolean
      /** What is to prove that a person sent it; unchecked. */
      readonly proof?: string | undefined
    }

/** What became of a call, by its name. */
export interface Tagged {
  readonly _tag: string
}

/** What became of a call of whoever fills in a form. */
export type Answered =
  | Outcome
  | Exclude<Call, { readonly _tag: 'Submit' | 'Ask' }>
  | { readonly _tag: 'Challenge'; readonly challenge: object }

/** What the core says to a call. */
export type CallResult = Either<Failure, Answered>

/** What was learned of a request that is read: it is read once, and its answer is written from this. */
export interface Asking<Asked> {
  readonly request: HttpRequest
  /** The form of a sender's address, also where something else is wrong; an owner's is in the call. */
  readonly form?: AnyForm | undefined
  /** Whether a sender only tries the deployment. */
  readonly test?: boolean
  /** What it asks for, or why that cannot be told. */
  readonly call: Either<Failure, Asked>
}

/** The HTTP contract: what a request means, and how an answer is put. The same for every gateway. */
export interface HttpContract<Asked = Call, Done extends Tagged = Answered> {
  /** What a request asks for, or why it cannot be answered. */
  readonly read: (request: HttpRequest) => Asking<Asked>
  /** The answer to what was asked, whatever became of it. */
  readonly write: (asking: Asking<Asked>, result: Either<Failure, Done>) => HttpAnswer
}
