import { messageOf } from '../../adapters/http/answer/problem.js'
import type { Failure } from '../../domain/failure/failure.js'
import { failures } from '../../domain/failure/table.js'
import type { Trouble } from '../../ports/owner-store.js'

/** An error of AWS or its SDK. */
interface Cause {
  readonly name: string
  readonly message: string
}

/** Sentences for an error and its fix; `place` describes the store. */
interface Kind {
  readonly isMeant: (cause: Cause) => boolean
  readonly tag: Trouble['_tag']
  readonly message: (place: string, cause: Cause) => string
}

const signIn =
  'sign in with aws sso login or aws configure, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'

const named =
  (pattern: RegExp) =>
  ({ name }: Cause): boolean =>
    pattern.test(name)

const kinds: readonly Kind[] = [
  {
    isMeant: ({ message }) => message.startsWith('Region is missing'),
    tag: 'NoAccess',
    message: (place) =>
      `no region is set for ${place}; set AWS_REGION=eu-central-1 or pass --region eu-central-1`,
  },
  {
    isMeant: ({ message }) => message.startsWith('Region not accepted'),
    tag: 'Refused',
    message: (place, { message }) => `the region of ${place} is invalid: ${message}`,
  },
  {
    isMeant: named(/^(CredentialsProvider|TokenProvider)Error$/),
    tag: 'NoAccess',
    message: (place) => `there are no AWS credentials for ${place}: ${signIn}`,
  },
  {
    isMeant: named(/^AccessDenied/),
    tag: 'NoAccess',
    message: (place, { message }) => `these credentials have no permission for this on ${place}: ${message}`,
  },
  {
    isMeant: named(/Credential|Token|Expired|Signature|UnrecognizedClient/),
    tag: 'NoAccess',
    message: (place, { name }) => `AWS refuses these credentials for ${place} (${name}): ${signIn}`,
  },
  {
    isMeant: named(/^ResourceNotFoundException$/),
    tag: 'Refused',
    message: (place) => `there is no ${place}; check --table, --region and AWS_PROFILE`,
  },
  {
    isMeant: ({ message }) => /\b(ENOTFOUND|EAI_AGAIN)\b/.test(message),
    tag: 'NotNow',
    message: (place, { message }) =>
      `${place} cannot be found (${message}): check the region, the endpoint and the network`,
  },
]

const causeOf = (failure: Failure): Cause | undefined =>
  'cause' in failure && failure.cause instanceof Error ? failure.cause : undefined

const passing: ReadonlySet<Failure['_tag']> = new Set([
  'StoreThrottled',
  'StoreUnavailable',
  'OutcomeUnknown',
])

/** Trouble for a store's failure; `why` adds its cause. */
const plainTrouble = (failure: Failure, place: string, why: readonly string[]): Trouble => {
  if (failure._tag === 'ItemUnreadable')
    return {
      _tag: 'Unreadable',
      message: failure.newer
        ? `${place} contains an item written by a newer version of DynamoSync; run npm update`
        : `${place} contains an item that cannot be read; “dynamosync verify” lists it`,
    }
  return passing.has(failure._tag)
    ? {
        _tag: 'NotNow',
        message: `${place} is unavailable now (${[failures[failure._tag].code, ...why].join(', ')})`,
      }
    : { _tag: 'Refused', message: messageOf(failure) }
}

/** Trouble for a custom store's failure; only its author knows its errors. */
export const ownTroubleOf = (failure: Failure, place: string): Trouble => {
  const cause: { readonly name: string; readonly code?: string } | undefined = causeOf(failure)
  if (failure._tag === 'StoreBroken')
    return { _tag: 'Refused', message: `${place} is broken${cause === undefined ? '' : ` (${cause.name})`}` }
  return plainTrouble(failure, place, cause === undefined ? [] : [cause.code ?? cause.name])
}

/** Trouble for a table's failure, with its fix; `place` describes the table. */
export const troubleOf = (failure: Failure, place: string): Trouble => {
  const cause = failure._tag === 'ItemUnreadable' ? undefined : causeOf(failure)
  if (cause === undefined) return plainTrouble(failure, place, [])
  const kind = kinds.find(({ isMeant }) => isMeant(cause))
  if (kind !== undefined) return { _tag: kind.tag, message: kind.message(place, cause) }
  return passing.has(failure._tag)
    ? plainTrouble(failure, place, [cause.name])
    : { _tag: 'Refused', message: `${place} refused the request: ${cause.message} (${cause.name})` }
}
