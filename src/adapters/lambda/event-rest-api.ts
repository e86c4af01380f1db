import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { lazily } from '../../domain/kernel/lazily.js'
import type { HttpRequest } from '../../ports/http.js'
import { bodyOf, Carried, headersOf, sourceIpIn } from './event.js'

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
    Carried,
  ]),
)

type EventV1 = t.TypeOf<ReturnType<typeof eventV1>>

/** Of a header that came more than once `headers` has the last value only; HTTP takes it for a list. */
const joined = ({ headers = null, multiValueHeaders }: EventV1) => {
  const repeated = Object.entries(multiValueHeaders ?? {}).flatMap(([name, values]) =>
    Array.isArray(values) && values.length > 1 ? [[name, values.join(',')] as const] : [],
  )
  return repeated.length === 0 ? headers : { ...headers, ...Object.fromEntries(repeated) }
}

/** Percent-encodes; half a surrogate pair, which has no UTF-8 form, as a byte that UTF-8 does not have. */
const encoded = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%FF')

/** The gateway has decoded names and values; encoded again they are a query like any other. */
const queryOf = (parameters: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(parameters)
    .flatMap(([name, values]) => values.map((value) => `${encoded(name)}=${encoded(value)}`))
    .join('&')

/**
 * A REST API's event, payload 1.0. Its `path` leaves the stage out and `requestContext.path`, which the client used,
 * has it.
 */
export const requestOfV1 = (event: unknown, deadline: number): O.Option<HttpRequest> =>
  eventV1().is(event)
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
