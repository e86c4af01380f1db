import type { Failure } from './failure.js'

/** A failure as responses show it. */
export interface FailureEntry {
  readonly status: number
  /** Stable: programs may branch on it. */
  readonly code: string
  /** Whether the same request may succeed later, with the same idempotency key. */
  readonly retryable: boolean
  readonly outcome: 'stored' | 'not-stored' | 'unknown'
}

const refused = (status: number, code: string): FailureEntry => ({
  status,
  code,
  retryable: false,
  outcome: 'not-stored',
})

const passing = (code: string, outcome: FailureEntry['outcome']): FailureEntry => ({
  status: 503,
  code,
  retryable: true,
  outcome,
})

/** The table of all failures: a new one does not compile until it has a status and a code. */
export const failures = {
  FormNotFound: refused(404, 'form-not-found'),
  SubmissionNotFound: refused(404, 'submission-not-found'),
  TargetNotFound: refused(404, 'target-not-found'),
  NotHeld: refused(409, 'not-held'),
  WorkChanged: refused(412, 'work-changed'),
  MethodNotAllowed: refused(405, 'method-not-allowed'),
  OriginNotAllowed: refused(403, 'origin-not-allowed'),
  ApiClosed: refused(403, 'api-closed'),
  TooLarge: refused(413, 'submission-too-large'),
  BodyEncoding: refused(400, 'body-encoding'),
  UnsupportedMediaType: refused(415, 'unsupported-media-type'),
  InvalidEncoding: refused(400, 'invalid-encoding'),
  InvalidJson: refused(400, 'invalid-json'),
  TooDeep: refused(400, 'too-deep'),
  EmptyBody: refused(400, 'empty-body'),
  DuplicateParameter: refused(400, 'duplicate-parameter'),
  KeyMissing: refused(400, 'idempotency-key-missing'),
  KeyInvalid: refused(400, 'idempotency-key-invalid'),
  CursorInvalid: refused(400, 'cursor-invalid'),
  ValidationFailed: refused(422, 'validation-failed'),
  ProcessingRefused: refused(422, 'processing-refused'),
  KeyReused: refused(422, 'idempotency-key-reused'),
  KeyTaken: refused(409, 'key-taken'),
  Superseded: {
    ...refused(409, 'superseded'),
    outcome: 'stored',
  },
  Unauthenticated: refused(401, 'unauthenticated'),
  FormClosed: refused(410, 'form-closed'),
  SubmissionDeleted: refused(410, 'submission-deleted'),
  NotHuman: refused(422, 'not-human'),
  RateLimited: { ...refused(429, 'rate-limited'), retryable: true },
  StoreThrottled: passing('store-throttled', 'not-stored'),
  StoreUnavailable: passing('store-unavailable', 'not-stored'),
  OutcomeUnknown: passing('outcome-unknown', 'unknown'),
  KeylessUnknown: {
    ...passing('outcome-unknown', 'unknown'),
    retryable: false,
  },
  ItemUnreadable: { ...refused(500, 'internal'), retryable: true },
  StoreBroken: { ...refused(500, 'internal'), retryable: true },
  ComputationBroken: { ...refused(500, 'internal'), retryable: true },
  Defect: { ...refused(500, 'internal'), retryable: true, outcome: 'unknown' },
} as const satisfies Record<Failure['_tag'], FailureEntry>

/** Default `Retry-After` of a temporary failure, in seconds. */
export const retryAfter = 2
