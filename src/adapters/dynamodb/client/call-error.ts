import { type Attributes, valuesOf } from './attributes.js'
import { NotSent } from './not-sent.js'

/** Error of one call, as far as its effect is known. */
export type CallError =
  /** The condition failed; with the existing item, if the store returned it. */
  | { readonly _tag: 'ConditionFailed'; readonly item: unknown }
  /** Refused temporarily; not carried out. */
  | { readonly _tag: 'Throttled'; readonly cause: unknown }
  /** It never reached the store. */
  | { readonly _tag: 'NotSent'; readonly cause: unknown }
  /** Sent without a readable reply: it may have been carried out, or may be later. */
  | { readonly _tag: 'Uncertain'; readonly cause: unknown }
  /** Refused permanently; not carried out. */
  | { readonly _tag: 'Broken'; readonly cause: unknown }

/** Error of the store, as thrown by the SDK or by `refusal`. */
interface Thrown {
  readonly name?: unknown
  readonly $fault?: unknown
  readonly $metadata?: { readonly httpStatusCode?: unknown }
  readonly Item?: Attributes | undefined
}

const thrown = (cause: unknown): Thrown => (typeof cause === 'object' && cause !== null ? cause : {})

/** Temporary refusals: too many requests, or a concurrent write to the same item. */
const passing = new Set<unknown>([
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestTimeout',
  'RequestTimeoutException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionConflictException',
  'TransactionInProgressException',
])

/** HTTP statuses of temporary refusals, by the store or a proxy: timeout, or too many requests. */
const passingStatuses = new Set<unknown>([408, 429])

const isPassing = ({ name, $metadata }: Thrown): boolean =>
  passing.has(name) || passingStatuses.has($metadata?.httpStatusCode)

/** Translates the error of a call. An unknown error counts as uncertain. */
export const callErrorOf = (cause: unknown): CallError => {
  if (cause instanceof NotSent)
    return { _tag: cause.reason === 'unreachable' ? 'NotSent' : 'Broken', cause: cause.cause }
  const what = thrown(cause)
  if (what.name === 'ConditionalCheckFailedException')
    return { _tag: 'ConditionFailed', item: what.Item === undefined ? undefined : valuesOf(what.Item) }
  if (isPassing(what)) return { _tag: 'Throttled', cause }
  // The store reported a fault of the caller: it read the request and did nothing.
  return { _tag: what.$fault === 'client' ? 'Broken' : 'Uncertain', cause }
}
