import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { lazily } from '../../domain/kernel/lazily.js'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, type Carried, headersOf, isCarried } from './event.js'

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
  ])
})

type EventAlb = t.TypeOf<ReturnType<typeof eventAlb>> & Carried

const isEventAlb = (event: unknown): event is EventAlb => eventAlb().is(event) && isCarried(event)

/** Query of the event; a load balancer leaves names and values percent-encoded as sent. */
const queryOf = ({ queryStringParameters, multiValueQueryStringParameters }: EventAlb): string =>
  Object.entries(multiValueQueryStringParameters ?? queryStringParameters ?? {})
    .flatMap(([name, value]) => [value].flat().map((each) => `${name}=${each}`))
    .join('&')

/** Headers with one value each; with multi-value headers enabled, the target group sends only lists. */
const singleHeaders = ({ headers, multiValueHeaders }: EventAlb): Record<string, string | undefined> =>
  headers ??
  Object.fromEntries(Object.entries(multiValueHeaders ?? {}).map(([name, all]) => [name, all.join(',')]))

/**
 * Decodes an event of an Application Load Balancer. It has no request id except the trace id in its own header, and
 * appends the caller's address to `X-Forwarded-For`: earlier entries are the sender's own claim.
 */
export const requestOfAlb = (event: unknown, deadline: number): O.Option<HttpRequest> => {
  if (!isEventAlb(event)) return O.none
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
