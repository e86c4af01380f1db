import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Clock } from '../../ports/clock.js'
import type { HttpAnswer } from '../../ports/http.js'
import type { Transport } from '../../ports/transport.js'
import { wantsHeaderLists } from './event.js'
import { requestOfAlb } from './event-alb.js'
import { requestOfV1 } from './event-rest-api.js'
import { requestOfV2 } from './event-http-api.js'

/** Arguments of a Lambda handler. */
export interface Invocation {
  readonly event: unknown
  readonly context: {
    /** Milliseconds until Lambda ends the call. */
    readonly getRemainingTimeInMillis: () => number
  }
}

/** Reply that every kind of gateway understands. */
export interface LambdaReply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  /** Headers for a load balancer that uses lists. */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>
  readonly body: string
  readonly isBase64Encoded: false
}

const lists = (headers: HttpAnswer['headers']): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))

/** Milliseconds of the function's time reserved for the answer. */
const reserve = 500

/** Milliseconds after which API Gateway times out, whatever time the function has: 29 s (REST) or 30 s (HTTP). */
const gatewayPatience = 29_000

/**
 * Transport of every gateway in front of a Lambda function: an HTTP API or a function URL (payload 2.0), a REST API
 * (payload 1.0), or an Application Load Balancer.
 */
export const lambdaTransport = ({
  clock,
}: {
  readonly clock: Clock
}): Transport<Invocation, LambdaReply> => ({
  decode: ({ event, context }) => {
    const deadline = clock() + Math.min(context.getRemainingTimeInMillis(), gatewayPatience) - reserve
    return pipe(
      requestOfV2(event, deadline),
      O.orElse(() => requestOfV1(event, deadline)),
      O.orElse(() => requestOfAlb(event, deadline)),
      E.fromOption(() => ({
        _tag: 'Defect',
        cause: new TypeError('this is not an event of an API Gateway, a function URL or a load balancer'),
      })),
    )
  },
  encode: ({ status, headers, body }, { event }) => ({
    statusCode: status,
    headers,
    ...(wantsHeaderLists(event) ? { multiValueHeaders: lists(headers) } : {}),
    body,
    isBase64Encoded: false,
  }),
})
