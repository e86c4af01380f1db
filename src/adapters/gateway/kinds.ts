import { type CorsBehaviour, corsBehaviour } from './cors.js'
import { httpApiEvent, rawPathOf } from './http-api.js'
import type { GatewayRequest, Target } from './gateway-request.js'
import { isPlainQuery, restApiEvent } from './rest-api.js'

/** An answer of the gateway itself, if the function gave none: a status, and the `message` that is its whole body. */
export type OwnAnswer = readonly [status: number, message: string]

/** Behaviour of one kind of API Gateway. */
export interface Kind {
  readonly event: (request: GatewayRequest) => unknown
  /** Path that its routes are compared with. */
  readonly pathOf: (path: string) => string
  /** Whether it passes a request for this target on to the function. */
  readonly takes: (target: Target) => boolean
  /** Its CORS behaviour, with and without CORS configured. */
  readonly cors: CorsBehaviour
  /** Header of its request id. */
  readonly idHeader: string
  /** Its answer if the function threw, or returned an invalid answer. */
  readonly failed: OwnAnswer
  /** Its answer if the function timed out. */
  readonly late: OwnAnswer
  readonly tooLong: OwnAnswer
  readonly headersTooLong: OwnAnswer
  readonly malformed: OwnAnswer
}

const both = {
  tooLong: [413, 'Request Too Long'],
  headersTooLong: [431, 'Request Header Fields Too Large'],
  malformed: [400, 'Bad Request'],
} as const

/** Kinds of API Gateway that DynamoSync runs behind. */
export const kinds = {
  http: {
    ...both,
    event: httpApiEvent,
    pathOf: rawPathOf,
    takes: () => true,
    cors: corsBehaviour.http,
    idHeader: 'apigw-requestid',
    failed: [500, 'Internal Server Error'],
    late: [503, 'Service Unavailable'],
  },
  rest: {
    ...both,
    event: restApiEvent,
    pathOf: (path) => path,
    takes: isPlainQuery,
    cors: corsBehaviour.rest,
    idHeader: 'x-amzn-requestid',
    failed: [502, 'Internal server error'],
    late: [504, 'Endpoint request timed out'],
  },
} as const satisfies Record<string, Kind>

/** Name of a kind of API Gateway. */
export type KindName = keyof typeof kinds
