import { type CorsBehaviour, corsBehaviour } from './cors.js'
import { httpApiEvent, rawPathOf } from './http-api.js'
import type { GatewayRequest, Target } from './gateway-request.js'
import { isPlainQuery, restApiEvent } from './rest-api.js'

/** The gateway's own answer, where the function has none: a status and the whole `message`. */
export type OwnAnswer = readonly [status: number, message: string]

/** What one kind of API Gateway does its own way. */
export interface Kind {
  readonly event: (request: GatewayRequest) => unknown
  /** The path that its routes are compared with. */
  readonly pathOf: (path: string) => string
  /** Whether it passes such a request on at all. */
  readonly takes: (target: Target) => boolean
  /** What it does to CORS, with CORS configured and without. */
  readonly cors: CorsBehaviour
  /** The header in which it gives its request id. */
  readonly idHeader: string
  /** The function threw, or answered what is no answer. */
  readonly failed: OwnAnswer
  /** The function did not answer in time. */
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

/** The kinds of API that DynamoSync runs behind. */
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

/** Which kind of API the local gateway imitates. */
export type KindName = keyof typeof kinds
