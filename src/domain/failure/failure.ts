import type { Complaint } from '../kernel/complaint.js'
import type { Detail } from './detail.js'

/** What is wrong with a submission, and all that `submit` may refuse it for. Nothing was stored. */
export type SubmissionRejection =
  /** Before it opens, or from its closing time on. */
  | { readonly _tag: 'FormClosed' }
  | { readonly _tag: 'KeyMissing' }
  | { readonly _tag: 'KeyInvalid'; readonly detail?: Detail }
  | { readonly _tag: 'ValidationFailed'; readonly complaints: readonly Complaint[] }
  /** The fields are right by themselves, and nothing can be computed from them. */
  | { readonly _tag: 'ProcessingRefused'; readonly complaints: readonly Complaint[] }

/** What is wrong with a request, whatever it carries. Nothing was stored. */
export type RequestRejection =
  | { readonly _tag: 'FormNotFound' }
  | { readonly _tag: 'MethodNotAllowed'; readonly allow: readonly string[] }
  | { readonly _tag: 'OriginNotAllowed' }
  /** It came to the API's own address, which is closed: the site's address is the only way in. */
  | { readonly _tag: 'ApiClosed' }
  | { readonly _tag: 'TooLarge'; readonly limit: string; readonly detail?: Detail }
  | { readonly _tag: 'BodyEncoding'; readonly detail?: Detail }
  | { readonly _tag: 'UnsupportedMediaType'; readonly detail?: Detail }
  | { readonly _tag: 'InvalidEncoding'; readonly detail?: Detail }
  | { readonly _tag: 'InvalidJson'; readonly detail?: Detail }
  | { readonly _tag: 'TooDeep'; readonly detail?: Detail }
  | { readonly _tag: 'EmptyBody' }
  | { readonly _tag: 'DuplicateParameter'; readonly pointer: string; readonly detail?: Detail }
  /** No owner, or no valid proof of being one; `challenge` says what would be. */
  | { readonly _tag: 'Unauthenticated'; readonly challenge: string }
  | { readonly _tag: 'CursorInvalid' }

/** Why nothing was stored: the request or the submission is wrong. */
export type Rejection = SubmissionRejection | RequestRejection

/** What the stored item says against a submission that is right in itself. */
export type Conflict =
  /** The idempotency key came with other values before. */
  | { readonly _tag: 'KeyReused' }
  /** Another submission holds the natural key. */
  | { readonly _tag: 'KeyTaken' }
  /** This very submission was stored, and a newer one has replaced it. */
  | { readonly _tag: 'Superseded' }
  | { readonly _tag: 'SubmissionDeleted' }

const conflicts = {
  KeyReused: 0,
  KeyTaken: 0,
  Superseded: 0,
  SubmissionDeleted: 0,
} as const satisfies Record<Conflict['_tag'], 0>

/** Whether it is what the stored item says, and no trouble of the store. */
export const isConflict = (failure: { readonly _tag: string }): failure is Conflict =>
  Object.hasOwn(conflicts, failure._tag)

/** What a store may answer instead of doing its work. The cause is for the log, by its name only. */
export type RepositoryError =
  /** The store refused for now; nothing was stored. */
  | { readonly _tag: 'StoreThrottled'; readonly cause: unknown }
  /** The store could not be reached; nothing was stored. */
  | { readonly _tag: 'StoreUnavailable'; readonly cause: unknown }
  /** A write was sent and its fate is unknown; the same key again is safe. */
  | { readonly _tag: 'OutcomeUnknown'; readonly cause: unknown }
  /** The store holds an item that this program cannot read: it is damaged, or of another program. */
  | { readonly _tag: 'ItemUnreadable'; readonly cause: unknown }
  /** The store refuses for good (rights, table, item). */
  | { readonly _tag: 'StoreBroken'; readonly cause: unknown }

/** As `OutcomeUnknown`, of a submission that nothing identifies: sent again, it would be another one. */
export interface KeylessUnknown {
  readonly _tag: 'KeylessUnknown'
  readonly cause: unknown
}

/** Far too much at once, from one sender or on one form. Nothing was stored now. */
export interface RateLimited {
  readonly _tag: 'RateLimited'
  /** Seconds after which it is worth another try. */
  readonly retryAfter: number
  /** An earlier try under the same key may be on its way. */
  readonly outcome: 'not-stored' | 'unknown'
}

/** The proof that a person sent it does not hold. Nothing was stored; a new proof may. */
export interface NotHuman {
  readonly _tag: 'NotHuman'
}

/** A bug. Nothing of it is shown. */
export interface Defect {
  readonly _tag: 'Defect'
  readonly cause: unknown
}

/** A bug in what a form computes. Nothing was stored, and nothing of it is shown. */
export interface ComputationBroken {
  readonly _tag: 'ComputationBroken'
  readonly cause: unknown
}

/** What is to be released does not wait for a review. */
export interface NotHeld {
  readonly _tag: 'NotHeld'
}

/** Somebody else has written the work on a submission since it was read. */
export interface WorkChanged {
  readonly _tag: 'WorkChanged'
  /** That of what is there now, where it is known. */
  readonly etag: string | undefined
}

/** Nobody of this name is told of the form, or of the submission that was named. */
export interface TargetMissing {
  readonly _tag: 'TargetNotFound'
}

/** Why a request did not become a submission. Closed: each member has a status, a code and a sentence. */
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
