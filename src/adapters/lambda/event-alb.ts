import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, Carried, headersOf } from './event.js'

const values = t.union([t.string, t.array(t.string)])
const Values = t.union([t.null, t.record(t.string, values)])

const EventAlb = t.intersection([
  t.type({
    requestContext: t.type({ elb: t.unknown }),
    httpMethod: t.string,
    path: t.string,
  }),
  t.partial({
    queryStringParameters: Values,
    multiValueQueryStringParameters: Values,
    multiValueHeaders: t.union([t.null, t.record(t.string, t.array(t.string))]),
  }),
  Carried,
])

type EventAlb = t.TypeOf<typeof EventAlb>

/** A load balancer leaves names and values percent-encoded, as they came. */
const queryOf = ({ queryStringParameters, multiValueQueryStringParameters }: EventAlb): string =>
  Object.entries(multiValueQueryStringParameters ?? queryStringParameters ?? {})
    .flatMap(([name, value]) => [value].flat().map((each) => `${name}=${each}`))
    .join('&')

/** Where the target group has multi-value headers switched on, only those are there. */
const singleHeaders = ({ headers, multiValueHeaders }: EventAlb): Record<string, string | undefined> =>
  headers ??
  Object.fromEntries(Object.entries(multiValueHeaders ?? {}).map(([name, all]) => [name, all.join(',')]))

/** Whether the target group expects headers as lists, in the reply as in the event. */
export const wantsHeaderLists = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'multiValueHeaders' in event && !('headers' in event)

/** An Application Load Balancer's event. It has no request id but the trace id of its own header. */
export const requestOfAlb = (event: unknown, deadline: number): E.Either<t.Errors, HttpRequest> =>
  pipe(
    EventAlb.decode(event),
    E.map((decoded) => {
      const headers = headersOf({ headers: singleHeaders(decoded) })
      return {
        method: decoded.httpMethod,
        path: decoded.path,
        query: queryOf(decoded),
        headers,
        body: bodyOf(decoded),
        requestId: headers.get('x-amzn-trace-id') ?? 'unknown',
        deadline,
      }
    }),
  )
