import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Clock } from '../../ports/clock.js'
import type { Transport } from '../../ports/transport.js'
import { requestOfV1 } from './event-v1.js'
import { requestOfV2 } from './event-v2.js'

/** What Lambda hands to a handler. */
export interface Invocation {
  readonly event: unknown
  readonly context: { readonly getRemainingTimeInMillis: () => number }
}

/** What both kinds of API understand. */
export interface LambdaReply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: false
}

/** Kept back of the function's time for the answer itself, in milliseconds. */
const reserve = 500

/** API Gateway gives up after 29 s (REST) or 30 s (HTTP), whatever time the function has. */
const gatewayPatience = 29_000

/** API Gateway's events, of an HTTP API (payload 2.0) or a REST API (payload 1.0). */
export const lambdaTransport = ({
  clock,
}: {
  readonly clock: Clock
}): Transport<Invocation, LambdaReply> => ({
  decode: ({ event, context }) => {
    const deadline = clock() + Math.min(context.getRemainingTimeInMillis(), gatewayPatience) - reserve
    return pipe(
      requestOfV2(event, deadline),
      E.orElse(() => requestOfV1(event, deadline)),
      E.mapLeft(() => ({ _tag: 'Defect', cause: new TypeError('this is no event of an API Gateway') })),
    )
  },
  encode: ({ status, headers, body }) => ({ statusCode: status, headers, body, isBase64Encoded: false }),
})
