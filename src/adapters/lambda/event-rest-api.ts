import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { lazily } from '../../domain/kernel/lazily.js'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, type Carried, headersOf, isCarried, sourceIpIn } from './event.js'

const eventV1 = lazily(() =>
  t.intersection([
    t.type({
      httpMethod: t.string,
      path: t.string,
      requestContext: t.intersection([
        t.type({ requestId: t.string }),
        t.partial({ path: t.string, identity: t.unknown }),
      ]),
    }),
    t.partial({
      multiValueQueryStringParameters: t.union([t.null, t.record(t.string, t.array(t.string))]),
      multiValueHeaders: t.union([t.null, t.UnknownRecord]),
    }),
  ]),
)

type EventV1 = t.TypeOf<ReturnType<typeof eventV1>> & Carried

/** Whether an event is of this kind; `is` instead of `decode`, which takes longer for errors that nobody reads. */
const isEventV1 = (event: unknown): event is EventV1 => eventV1().is(event) && isCarried(event)

/** Headers with repeated ones joined, as HTTP reads them; `headers` has only their last value. */
const joined = ({ headers = null, multiValueHeaders }: EventV1) => {
  const repeated = Object.entries(multiValueHeaders ?? {}).flatMap(([name, values]) =>
    Array.isArray(values) && values.length > 1 ? [[name, values.join(',')] as const] : [],
  )
  return repeated.length === 0 ? headers : { ...headers, ...Object.fromEntries(repeated) }
}

/** Percent-encodes a text; half a surrogate pair, which UTF-8 cannot encode, becomes an invalid byte. */
const encoded = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%FF')

/** Encodes the query again, as the gateway has decoded names and values. */
const queryOf = (parameters: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(parameters)
    .flatMap(([name, values]) => values.map((value) => `${encoded(name)}=${encoded(value)}`))
    .join('&')

/**
 * Decodes an event of a REST API, payload 1.0. Its `path` leaves out the stage; `requestContext.path`, as the client
 * sent it, includes it.
 */
export const requestOfV1 = (event: unknown, deadline: number): O.Option<HttpRequest> =>
  isEventV1(event)
    ? O.some({
        method: event.httpMethod,
        path: event.requestContext.path ?? event.path,
        query: queryOf(event.multiValueQueryStringParameters ?? {}),
        headers: headersOf({ headers: joined(event) }),
        body: bodyOf(event),
        requestId: event.requestContext.requestId,
        address: sourceIpIn(event.requestContext.identity),
        caller: event.requestContext.identity,
        deadline,
      })
    : O.none
