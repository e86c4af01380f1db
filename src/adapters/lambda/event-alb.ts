import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { lazily } from '../../domain/kernel/lazily.js'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, Carried, headersOf } from './event.js'

const eventAlb = lazily(() => {
  const Values = t.union([t.null, t.record(t.string, t.union([t.string, t.array(t.string)]))])
  return t.intersection([
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
})

type EventAlb = t.TypeOf<ReturnType<typeof eventAlb>>

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

/**
 * An Application Load Balancer's event. It has no request id but the trace id of its own header, and appends the address
 * that it was called from to `X-Forwarded-For`: what stands before that is the sender's own claim.
 */
export const requestOfAlb = (event: unknown, deadline: number): O.Option<HttpRequest> => {
  if (!eventAlb().is(event)) return O.none
  const headers = headersOf({ headers: singleHeaders(event) })
  return O.some({
    method: event.httpMethod,
    path: event.path,
    query: queryOf(event),
    headers,
    body: bodyOf(event),
    address: headers.get('x-forwarded-for')?.slice(-100).split(',').at(-1),
    requestId: headers.get('x-amzn-trace-id') ?? 'unknown',
    deadline,
  })
}
