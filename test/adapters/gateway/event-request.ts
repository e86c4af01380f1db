import { recorded } from '../lambda/recorded-events.js'

/** A request as it came over the wire to the gateway that made an event of it. */
export interface WireRequest {
  readonly method: string
  /** Percent-encoded, without a stage. */
  readonly path: string
  readonly query: string
  /** By name; or as pairs, where a name comes more than once or in a certain case. */
  readonly headers: Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
}

type Lists = Readonly<Record<string, readonly string[]>>

/** The members of the recorded events that are read or changed here. */
interface AnyEvent {
  readonly version?: string
  readonly rawPath?: string
  readonly rawQueryString?: string
  readonly httpMethod?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>> | null
  readonly multiValueHeaders?: Lists | null
  readonly queryStringParameters?: Readonly<Record<string, string>> | null
  readonly multiValueQueryStringParameters?: Lists | null
  readonly requestContext: { readonly elb?: unknown; readonly http?: { readonly method: string } }
  readonly body?: string | null
  readonly isBase64Encoded: boolean
}

/** What the way to the gateway adds, or the client that sends the request again. */
const ofTheWay = /^(host|content-length|connection|x-forwarded-.*|x-amzn-trace-id)$/

const headersIn = ({ headers, multiValueHeaders }: AnyEvent): Record<string, string> => {
  const lists = Object.entries(multiValueHeaders ?? {}).map(([name, all]) => [name, all.join(',')] as const)
  return Object.fromEntries(
    (headers ? Object.entries(headers) : lists)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !ofTheWay.test(name)),
  )
}

const listsIn = ({ queryStringParameters, multiValueQueryStringParameters }: AnyEvent): Lists =>
  multiValueQueryStringParameters ??
  Object.fromEntries(Object.entries(queryStringParameters ?? {}).map(([name, value]) => [name, [value]]))

const queryIn = (event: AnyEvent): string => {
  if (event.rawQueryString !== undefined) return event.rawQueryString
  const encoded = event.requestContext.elb === undefined ? encodeURIComponent : String
  return Object.entries(listsIn(event))
    .flatMap(([name, values]) => values.map((value) => `${encoded(name)}=${encoded(value)}`))
    .join('&')
}

/** The request that an event was made of. */
export const requestIn = (event: unknown): WireRequest => {
  const one = event as AnyEvent
  return {
    method: one.requestContext.http?.method ?? one.httpMethod ?? '',
    path: (one.rawPath ?? one.path ?? '').replace(/^\/api\//, '/'),
    query: queryIn(one),
    headers: headersIn(one),
    body: Buffer.from(one.body ?? '', one.isBase64Encoded ? 'base64' : 'utf8'),
  }
}

/** What a test says of a request; all else is as in the recorded event. */
export interface Change {
  readonly method?: string
  readonly path?: string
  readonly query?: string
  /** Beside those that are there. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const decodedLists = (query: string): Lists => {
  const pairs = new URLSearchParams(query)
  return Object.fromEntries([...new Set(pairs.keys())].map((name) => [name, pairs.getAll(name)]))
}

const rawLists = (query: string): Lists =>
  Object.fromEntries(
    query
      .split('&')
      .filter((each) => each !== '')
      .map((each) => [each.split('=')[0] ?? '', [each.split('=')[1] ?? '']]),
  )

const change20 = (
  one: AnyEvent,
  { method, path, query }: Required<Pick<Change, 'method' | 'path' | 'query'>>,
) => ({
  rawPath: path,
  rawQueryString: query,
  requestContext: { ...one.requestContext, http: { ...one.requestContext.http, method, path } },
})

/** An event of the same kind as a recorded one, of a request that differs from its own. */
export const eventLike = (name: string, change: Change): unknown => {
  const one = recorded(name) as unknown as AnyEvent
  const before = requestIn(one)
  const { method = before.method, path = before.path, query = before.query } = change
  const own = one.requestContext.elb === undefined ? decodedLists : rawLists
  return {
    ...one,
    headers: { ...one.headers, ...change.headers },
    ...(change.body === undefined ? {} : { body: change.body, isBase64Encoded: false }),
    ...(one.version === '2.0'
      ? change20(one, { method, path, query })
      : {
          httpMethod: method,
          path,
          queryStringParameters: null,
          multiValueQueryStringParameters: own(query),
          requestContext: { ...one.requestContext, ...('path' in one.requestContext ? { path } : {}) },
        }),
  }
}
