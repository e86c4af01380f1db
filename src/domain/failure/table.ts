import type { Failure } from './failure.js'

/** How a failure reads on the wire. */
export interface FailureEntry {
  readonly status: number
  /** Stable: programs may branch on it. */
  readonly code: string
  readonly title: string
  /** What a person can do about it. */
  readonly message: string
  /** Whether the same request may succeed later, with the same idempotency key. */
  readonly retryable: boolean
  readonly outcome: 'stored' | 'not-stored' | 'unknown'
}

/** What a person reads of a failure: a title, and what to do. */
export type FailureWords = Pick<FailureEntry, 'title' | 'message'>

const refused = (status: number, code: string, { title, message }: FailureWords): FailureEntry => ({
  status,
  code,
  title,
  message,
  retryable: false,
  outcome: 'not-stored',
})

const passing = (
  code: string,
  outcome: FailureEntry['outcome'],
  { title, message }: FailureWords,
): FailureEntry => ({
  status: 503,
  code,
  title,
  message,
  retryable: true,
  outcome,
})

const internal: FailureWords = {
  title: 'Something went wrong on our side',
  message: 'Something went wrong on our side. Trying again is safe.',
}

/** The total table of failures: a new one does not compile until it has a status, a code and a sentence. */
export const failures = {
  FormNotFound: refused(404, 'form-not-found', {
    title: 'No such form',
    message: 'There is no form at this address.',
  }),
  SubmissionNotFound: refused(404, 'submission-not-found', {
    title: 'No such submission',
    message: 'There is no submission of this id.',
  }),
  TargetNotFound: refused(404, 'target-not-found', {
    title: 'No such target',
    message: 'No target of this name is told of this form or submission.',
  }),
  NotHeld: refused(409, 'not-held', {
    title: 'Not held',
    message: 'This submission is not held, so there is nothing to release.',
  }),
  MethodNotAllowed: refused(405, 'method-not-allowed', {
    title: 'Method not allowed',
    message: 'This address does not answer to this method.',
  }),
  OriginNotAllowed: refused(403, 'origin-not-allowed', {
    title: 'Origin not allowed',
    message: 'Pages of this site may not post here. The owner of the form can allow it in ALLOWED_ORIGINS.',
  }),
  TooLarge: refused(413, 'submission-too-large', {
    title: 'Submission too large',
    message: 'The submission is too large. Shorten it and send it again.',
  }),
  BodyEncoding: refused(400, 'body-encoding', {
    title: 'Body not readable',
    message: 'The body is not valid Base64.',
  }),
  UnsupportedMediaType: refused(415, 'unsupported-media-type', {
    title: 'Unsupported media type',
    message: 'Send JSON or an HTML form, in UTF-8.',
  }),
  InvalidEncoding: refused(400, 'invalid-encoding', {
    title: 'Not UTF-8',
    message: 'The submission is not valid UTF-8.',
  }),
  InvalidJson: refused(400, 'invalid-json', {
    title: 'Not a JSON object',
    message: 'The body is not a JSON object.',
  }),
  TooDeep: refused(400, 'too-deep', {
    title: 'Nested too deeply',
    message: 'The JSON is nested more than 20 levels deep.',
  }),
  EmptyBody: refused(400, 'empty-body', {
    title: 'Nothing was sent',
    message: 'The request has neither a body nor a query.',
  }),
  DuplicateParameter: refused(400, 'duplicate-parameter', {
    title: 'A field came twice',
    message: 'A field came more than once.',
  }),
  KeyMissing: refused(400, 'idempotency-key-missing', {
    title: 'Idempotency key missing',
    message: 'This form needs an Idempotency-Key header.',
  }),
  KeyInvalid: refused(400, 'idempotency-key-invalid', {
    title: 'Idempotency key not valid',
    message: 'An idempotency key is 16 to 255 visible ASCII characters, the same in header and body.',
  }),
  CursorInvalid: refused(400, 'cursor-invalid', {
    title: 'Cursor not valid',
    message: 'The cursor does not fit this list. Start at the first page.',
  }),
  ValidationFailed: refused(422, 'validation-failed', {
    title: 'There is a problem',
    message: 'Some fields need fixing.',
  }),
  ProcessingRefused: refused(422, 'processing-refused', {
    title: 'There is a problem',
    message: 'The result cannot be computed from these values.',
  }),
  KeyReused: refused(422, 'idempotency-key-reused', {
    title: 'Key used before',
    message: 'This idempotency key came with other values before. Nothing was changed.',
  }),
  KeyTaken: refused(409, 'key-taken', {
    title: 'Already taken',
    message: 'There is a submission with this value already, and it differs. Nothing was changed.',
  }),
  Superseded: {
    ...refused(409, 'superseded', {
      title: 'Replaced since',
      message: 'This was received, and a newer submission has replaced it since.',
    }),
    outcome: 'stored',
  },
  Unauthenticated: refused(401, 'unauthenticated', {
    title: 'Sign in',
    message: 'Sign in as an owner of this form.',
  }),
  FormClosed: refused(410, 'form-closed', {
    title: 'Closed',
    message: 'This form does not take submissions at this time.',
  }),
  SubmissionDeleted: refused(410, 'submission-deleted', {
    title: 'Erased',
    message: 'This submission was erased.',
  }),
  StoreThrottled: passing('store-throttled', 'not-stored', {
    title: 'Too busy',
    message: 'Too much is arriving at once and your submission could not be stored. Trying again is safe.',
  }),
  StoreUnavailable: passing('store-unavailable', 'not-stored', {
    title: 'Could not be stored',
    message: 'Your submission could not be stored. Trying again is safe.',
  }),
  OutcomeUnknown: passing('outcome-unknown', 'unknown', {
    title: 'Perhaps stored',
    message: 'Your submission may not have been stored. Trying again is safe: it will not be stored twice.',
  }),
  KeylessUnknown: {
    ...passing('outcome-unknown', 'unknown', {
      title: 'Perhaps stored',
      message: 'Your submission may or may not have been stored. Sent again, it might be stored twice.',
    }),
    retryable: false,
  },
  ItemUnreadable: { ...refused(500, 'internal', internal), retryable: true },
  StoreBroken: { ...refused(500, 'internal', internal), retryable: true },
  ComputationBroken: { ...refused(500, 'internal', internal), retryable: true },
  Defect: { ...refused(500, 'internal', internal), retryable: true, outcome: 'unknown' },
} as const satisfies Record<Failure['_tag'], FailureEntry>

/** Seconds after which a passing failure is worth another try. */
export const retryAfter = 2
