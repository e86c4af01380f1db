import { second } from './arbitrary-request.js'
import type { Answer } from './comparable.js'
import type { WireRequest } from './event-request.js'

/** A way in which two kinds of gateway do not do the same, by AWS's own documentation. */
export interface Difference {
  /** The kind that differs from an HTTP API without CORS configured. */
  readonly kind: 'http-cors' | 'rest'
  readonly reason: string
  readonly concerns: (request: WireRequest, plain: Answer) => boolean
  /** Whether that is all in which the answers differ. */
  readonly explains: (plain: Answer, other: Answer) => boolean
}

const headerOf = ({ headers }: WireRequest, wanted: string): string | undefined =>
  (headers as readonly (readonly [string, string])[]).find(([name]) => name.toLowerCase() === wanted)?.[1]

const isPreflight = (request: WireRequest): boolean =>
  request.method === 'OPTIONS' &&
  headerOf(request, 'origin') !== undefined &&
  headerOf(request, 'access-control-request-method') !== undefined

const picked = ({ status, headers, body }: Answer, keep: (name: string) => boolean): string =>
  JSON.stringify([status, Object.entries(headers).filter(([name]) => keep(name)), body])

const grant = /^access-control-(allow-(origin|methods|headers)|max-age)$/
const isCors = (name: string): boolean => name.startsWith('access-control-')

const sameGrants: Difference['explains'] = (plain, other) =>
  picked(plain, (name) => grant.test(name)) === picked(other, (name) => grant.test(name))

const sameButCors: Difference['explains'] = (plain, other) =>
  picked(plain, (name) => !isCors(name)) === picked(other, (name) => !isCors(name))

/** A preflight that the gateway grants, and the function would not. */
const isGranted: Difference['explains'] = (plain, other) =>
  plain.status === 204 && other.status === 204 && other.headers['access-control-allow-origin'] === second

const ownBadRequest: Difference['explains'] = (_, { status, body, headers }) =>
  status === 400 &&
  ['{"message":"Bad Request"}', ''].includes(body) &&
  headers['cache-control'] === 'no-store'

const renamed: Difference['explains'] = (plain, other) => {
  const { 'www-authenticate': challenge, ...rest } = plain.headers
  const { 'x-amzn-remapped-www-authenticate': remapped, ...others } = other.headers
  return (
    challenge === remapped &&
    plain.body === other.body &&
    plain.status === other.status &&
    JSON.stringify(Object.entries(rest)) === JSON.stringify(Object.entries(others))
  )
}

/** All of them. What is not here has to be the same through every kind. */
export const differences: readonly Difference[] = [
  {
    kind: 'http-cors',
    reason: 'with CORS configured the gateway answers a preflight itself; what it grants is the same',
    concerns: isPreflight,
    explains: sameGrants,
  },
  {
    kind: 'http-cors',
    reason: 'an OPTIONS that is no preflight gets none of the headers that are configured',
    concerns: ({ method }) => method === 'OPTIONS',
    explains: (plain, other) => sameButCors(plain, other) && !Object.keys(other.headers).some(isCors),
  },
  {
    kind: 'http-cors',
    reason:
      'the gateway knows the origins of the deployment, not of a form that narrows them: its pages may ask and read',
    concerns: (request) => request.path === '/forms/narrow' && headerOf(request, 'origin') === second,
    explains: (plain, other) => sameButCors(plain, other) || isGranted(plain, other),
  },
  {
    kind: 'rest',
    reason: 'a REST API renames WWW-Authenticate',
    concerns: (_, { status }) => status === 401,
    explains: renamed,
  },
  {
    kind: 'rest',
    reason: 'a REST API refuses |, { and } in a query, and a % that encodes nothing',
    concerns: ({ query }) => /[|{}]|%(?![\da-f]{2})/i.test(query),
    explains: ownBadRequest,
  },
  {
    kind: 'rest',
    reason: 'a REST API takes a semicolon in a query for an &',
    concerns: ({ query }) => query.includes(';'),
    explains: (plain, other) => plain.status === 201 && other.status === 201 && plain.body !== other.body,
  },
  {
    kind: 'rest',
    reason:
      'a REST API decodes the query before the function sees it, and so what is no UTF-8 has become U+FFFD',
    concerns: ({ query }) => /%ff/i.test(query),
    explains: (plain) => plain.body.includes('"code":"invalid-encoding"') || plain.status === 200,
  },
  {
    kind: 'rest',
    reason: 'an HTTP API decodes the path, a REST API does not; no form has a name that needs encoding',
    concerns: ({ path }) => path.includes('%'),
    explains: (_, other) => other.body.includes('"code":"form-not-found"'),
  },
]
