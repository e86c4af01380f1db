import type { Complaint } from '../kernel/complaint.js'
import type { Detail } from './detail.js'

/** Reasons for which `submit` may refuse a submission. Nothing was stored. */
export type SubmissionRejection =
  /** The form has not opened yet, or has closed. */
  | { readonly _tag: 'FormClosed' }
  | { readonly _tag: 'KeyMissing' }
  | { readonly _tag: 'KeyInvalid'; readonly detail?: Detail }
  | { readonly _tag: 'ValidationFailed'; readonly complaints: readonly Complaint[] }
  /** Every field is valid, but nothing can be computed from them. */
  | { readonly _tag: 'ProcessingRefused'; readonly complaints: readonly Complaint[] }

/** Reasons for refusing a request regardless of its content. Nothing was stored. */
export type RequestRejection =
  | { readonly _tag: 'FormNotFound' }
  | { readonly _tag: 'MethodNotAllowed'; readonly allow: readonly string[] }
  | { readonly _tag: 'OriginNotAllowed' }
  /** It was sent to the API's own address, which is closed: only the site's address is open. */
  | { readonly _tag: 'ApiClosed' }
  | { readonly _tag: 'TooLarge'; readonly limit: string; readonly detail?: Detail }
  | { readonly _tag: 'BodyEncoding'; readonly detail?: Detail }
  | { readonly _tag: 'UnsupportedMediaType'; readonly detail?: Detail }
  | { readonly _tag: 'InvalidEncoding'; readonly detail?: Detail }
  | { readonly _tag: 'InvalidJson'; readonly detail?: Detail }
  | { readonly _tag: 'TooDeep'; readonly detail?: Detail }
  | { readonly _tag: 'EmptyBody' }
  | { readonly _tag: 'DuplicateParameter'; readonly pointer: string; readonly detail?: Detail }
  /** Proof of being an owner is missing or invalid; `challenge` names the proof that is needed. */
  | { readonly _tag: 'Unauthenticated'; readonly challenge: string }
  | { readonly _tag: 'CursorInvalid' }

/** Reasons for which nothing was stored: the request or the submission is invalid. */
export type Rejection = SubmissionRejection | RequestRejection

/** Conflicts between a valid submission and the stored item. */
export type Conflict =
  /** The idempotency key was used before with other values. */
  | { readonly _tag: 'KeyReused' }
  /** Another submission has the same natural key. */
  | { readonly _tag: 'KeyTaken' }
  /** This submission was stored, but a newer one has since replaced it. */
  | { readonly _tag: 'Superseded' }
  | { readonly _tag: 'SubmissionDeleted' }

const conflicts = {
  KeyReused: 0,
  KeyTaken: 0,
  Superseded: 0,
  SubmissionDeleted: 0,
} as const satisfies Record<Conflict['_tag'], 0>

/** Whether a failure is a conflict with the stored item, not a failure of the store. */
export const isConflict = (failure: { readonly _tag: string }): failure is Conflict =>
  Object.hasOwn(conflicts, failure._tag)

/** Failures of a store. Only the name of the cause is logged. */
export type RepositoryError =
  /** The store is throttling; nothing was stored. */
  | { readonly _tag: 'StoreThrottled'; readonly cause: unknown }
  /** The store could not be reached; nothing was stored. */
  | { readonly _tag: 'StoreUnavailable'; readonly cause: unknown }
  /** A write was sent, but its outcome is unknown. A retry with the same key is safe. */
  | { readonly _tag: 'OutcomeUnknown'; readonly cause: unknown }
  /** The store holds an item that this program cannot read: damaged, or written by another program. */
  | {
      readonly _tag: 'ItemUnreadable'
      readonly cause: unknown
      /** Whether a newer version of DynamoSync wrote it. */
      readonly newer?: boolean
    }
  /** The store refuses the call permanently, because of its permissions, the table or the item. */
  | { readonly _tag: 'StoreBroken'; readonly cause: unknown }

/** Like `OutcomeUnknown`, for a submission without a key: a retry could store it a second time. */
export interface KeylessUnknown {
  readonly _tag: 'KeylessUnknown'
  readonly cause: unknown
}

/** Far too many submissions from one sender or to one form. Nothing was stored by this request. */
export interface RateLimited {
  readonly _tag: 'RateLimited'
  /** Seconds until a retry is worthwhile. */
  readonly retryAfter: number
  /** `unknown` if an earlier attempt with the same key may still be under way. */
  readonly outcome: 'not-stored' | 'unknown'
}

/** The proof of being a person is invalid. Nothing was stored; a retry with a new proof may succeed. */
export interface NotHuman {
  readonly _tag: 'NotHuman'
}

/** A bug. The answer shows no details of it. */
export interface Defect {
  readonly _tag: 'Defect'
  readonly cause: unknown
}

/** A bug in a form's computation. Nothing was stored, and the answer shows no details. */
export interface ComputationBroken {
  readonly _tag: 'ComputationBroken'
  readonly cause: unknown
}

/** The submission to release is not waiting for a review. */
export interface NotHeld {
  readonly _tag: 'NotHeld'
}

/** Somebody else has changed the work on a submission since it was read. */
export interface WorkChanged {
  readonly _tag: 'WorkChanged'
  /** The current entity tag, if known. */
  readonly etag: string | undefined
}

/** The form, or the given submission, notifies no target with this name. */
export interface TargetMissing {
  readonly _tag: 'TargetNotFound'
}

/**
 * Reasons why a request did not become a submission. A closed list: each member has a status, a code and a sentence.
 */
export type Failure =
  | Rejection
  | Conflict
  | RepositoryError
  | KeylessUnknown
  | RateLimited
  | NotHuman
  | { readonly _tag: 'SubmissionNotFound' }
  | NotHeld
  | WorkChanged
  | TargetMissing
  | ComputationBroken
  | Defect
