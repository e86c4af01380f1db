import { type Attributes, valuesOf } from './attributes.js'
import { NotSent } from './not-sent.js'

/** What became of one call, as far as it can be known. */
export type CallError =
  /** The condition did not hold; the item that was there, where the store says it. */
  | { readonly _tag: 'ConditionFailed'; readonly item: unknown }
  /** Refused for now, not carried out. */
  | { readonly _tag: 'Throttled'; readonly cause: unknown }
  /** It never reached the store. */
  | { readonly _tag: 'NotSent'; readonly cause: unknown }
  /** It was sent, and no readable reply came: carried out, or not, or not yet. */
  | { readonly _tag: 'Uncertain'; readonly cause: unknown }
  /** Refused for good, not carried out. */
  | { readonly _tag: 'Broken'; readonly cause: unknown }

/** What the store throws, as the SDK or `refusal` has it. */
interface Thrown {
  readonly name?: unknown
  readonly $fault?: unknown
  readonly $metadata?: { readonly httpStatusCode?: unknown }
  readonly Item?: Attributes | undefined
}

const thrown = (cause: unknown): Thrown => (typeof cause === 'object' && cause !== null ? cause : {})

/** Refusals for now: too much at once, or another write to the same item. */
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

/** HTTP statuses that mean the same, from the store or from a proxy: too slow, or too many requests. */
const passingStatuses = new Set<unknown>([408, 429])

const isPassing = ({ name, $metadata }: Thrown): boolean =>
  passing.has(name) || passingStatuses.has($metadata?.httpStatusCode)

/** Translates whatever a call threw. What is not known to be harmless counts as uncertain. */
export const callErrorOf = (cause: unknown): CallError => {
  if (cause instanceof NotSent)
    return { _tag: cause.reason === 'unreachable' ? 'NotSent' : 'Broken', cause: cause.cause }
  const what = thrown(cause)
  if (what.name === 'ConditionalCheckFailedException')
    return { _tag: 'ConditionFailed', item: what.Item === undefined ? undefined : valuesOf(what.Item) }
  if (isPassing(what)) return { _tag: 'Throttled', cause }
  // The store itself wrote that the caller is at fault: it read the request and did nothing.
  return { _tag: what.$fault === 'client' ? 'Broken' : 'Uncertain', cause }
}
