import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'

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

const throttles = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
])

/** Nothing listens, no such host, no way there: the request cannot have been sent. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
])

const text = (cause: unknown, member: string): string => {
  const value: unknown =
    typeof cause === 'object' && cause !== null && member in cause ? cause[member as never] : ''
  return typeof value === 'string' ? value : ''
}

/** The SDK's two time-outs have one name; only the message tells the one in which nothing was sent. */
const neverConnected = (cause: unknown): boolean =>
  unsent.has(text(cause, 'code')) ||
  (text(cause, 'name') === 'TimeoutError' && /without establishing a connection/.test(text(cause, 'message')))

/** What the SDK misses before it sends anything: a region, credentials. */
const isMisconfigured = (cause: unknown): boolean =>
  text(cause, 'name') === 'CredentialsProviderError' || text(cause, 'message').startsWith('Region is missing')

/** Refusals that the store itself wrote: it read the request and did nothing. */
const refusedForGood = (cause: unknown): boolean =>
  text(cause, '$fault') === 'client' || isMisconfigured(cause)

const isConditionFailed = (
  cause: unknown,
): cause is { readonly Item?: Record<string, AttributeValue> | undefined } =>
  text(cause, 'name') === 'ConditionalCheckFailedException'

/** Translates whatever the SDK threw. What is not known to be harmless counts as uncertain. */
export const callErrorOf = (cause: unknown): CallError => {
  if (isConditionFailed(cause))
    return { _tag: 'ConditionFailed', item: cause.Item === undefined ? undefined : unmarshall(cause.Item) }
  if (throttles.has(text(cause, 'name'))) return { _tag: 'Throttled', cause }
  if (neverConnected(cause)) return { _tag: 'NotSent', cause }
  return { _tag: refusedForGood(cause) ? 'Broken' : 'Uncertain', cause }
}
