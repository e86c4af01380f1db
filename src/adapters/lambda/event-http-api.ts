import * as O from 'fp-ts/lib/Option.js'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, type Carried, headersOf, isCarried, sourceIpIn } from './event.js'

interface EventV2 extends Carried {
  readonly rawPath: string
  readonly rawQueryString?: string
  readonly requestContext: {
    readonly http: { readonly method: string }
    readonly requestId: string
    readonly authorizer?: unknown
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isContext = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['requestId'] === 'string' &&
  isRecord(value['http']) &&
  typeof value['http']['method'] === 'string'

/** Checked by hand: every cold start would wait for codecs to be created. */
const isEventV2 = (event: unknown): event is EventV2 =>
  isRecord(event) &&
  event['version'] === '2.0' &&
  typeof event['rawPath'] === 'string' &&
  (event['rawQueryString'] === undefined || typeof event['rawQueryString'] === 'string') &&
  isContext(event['requestContext']) &&
  isCarried(event)

/**
 * Decodes an event of an HTTP API, payload 2.0. Its `rawPath` includes a named stage, and `queryStringParameters` joins
 * repeated values by commas, so that only `rawQueryString` keeps them apart.
 */
export const requestOfV2 = (event: unknown, deadline: number): O.Option<HttpRequest> =>
  isEventV2(event)
    ? O.some({
        method: event.requestContext.http.method,
        path: event.rawPath,
        query: event.rawQueryString ?? '',
        headers: headersOf(event),
        body: bodyOf(event),
        requestId: event.requestContext.requestId,
        address: sourceIpIn(event.requestContext.http),
        caller: event.requestContext.authorizer,
        deadline,
      })
    : O.none
