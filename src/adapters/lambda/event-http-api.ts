import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, Carried, headersOf, sourceIpIn } from './event.js'

const EventV2 = t.intersection([
  t.type({
    version: t.literal('2.0'),
    rawPath: t.string,
    requestContext: t.intersection([
      t.type({ http: t.type({ method: t.string }), requestId: t.string }),
      t.partial({ authorizer: t.unknown }),
    ]),
  }),
  t.partial({ rawQueryString: t.string }),
  Carried,
])

/**
 * Decodes an event of an HTTP API, payload 2.0. Its `rawPath` includes a named stage, and `queryStringParameters` joins
 * repeated values by commas, so that only `rawQueryString` keeps them apart.
 */
export const requestOfV2 = (event: unknown, deadline: number): O.Option<HttpRequest> =>
  EventV2.is(event)
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
