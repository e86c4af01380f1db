import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, Carried, headersOf } from './event.js'

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
 * An HTTP API's event, payload 2.0. Its `rawPath` includes a named stage, and `queryStringParameters` joins repeated
 * values by commas, so that only `rawQueryString` tells them apart.
 */
export const requestOfV2 = (event: unknown, deadline: number): E.Either<t.Errors, HttpRequest> =>
  pipe(
    EventV2.decode(event),
    E.map((decoded) => ({
      method: decoded.requestContext.http.method,
      path: decoded.rawPath,
      query: decoded.rawQueryString ?? '',
      headers: headersOf(decoded),
      body: bodyOf(decoded),
      requestId: decoded.requestContext.requestId,
      caller: decoded.requestContext.authorizer,
      deadline,
    })),
  )
