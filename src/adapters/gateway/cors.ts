import type { IncomingMessage } from 'node:http'
import { errorHeaders, preflightHeaders, readHeaders } from '../../domain/contract/cors.js'
import type { Reply } from './reply.js'

/** The CORS part of a request, and the origins configured at the gateway, if any. */
export interface CorsRequest {
  readonly method: string
  readonly origin: string | undefined
  /** Whether it is a preflight. */
  readonly isPreflight: boolean
  readonly origins: ReadonlySet<string> | undefined
}

type Headers = Reply['headers']

/** CORS behaviour of one kind of gateway. */
export interface CorsBehaviour {
  /** Headers of the gateway's own answer to a preflight; undefined if the function answers it. */
  readonly preflight: (asked: CorsRequest) => Headers | undefined
  /** Headers of the function's reply, as the page receives them. */
  readonly passed: (headers: Headers, asked: CorsRequest) => Headers
  /** Headers added to the gateway's own errors. */
  readonly own: (asked: CorsRequest) => Headers
}

const isCors = ([name]: readonly [string, string]): boolean => /^access-control-/i.test(name)

/** Headers for the requesting origin, if it is listed. */
const granted = (
  { origin, origins }: CorsRequest,
  headers: (origin: string) => Readonly<Record<string, string>>,
): Headers => (origin !== undefined && origins?.has(origin) ? Object.entries(headers(origin)) : [])

/** An HTTP API with CORS configured sets all CORS headers, even on its own errors; otherwise the function sets them. */
const http: CorsBehaviour = {
  preflight: (asked) =>
    asked.origins !== undefined && asked.isPreflight ? granted(asked, preflightHeaders) : undefined,
  passed: (headers, asked) =>
    asked.origins === undefined
      ? headers
      : [
          ...headers.filter((header) => !isCors(header)),
          ...(asked.method === 'OPTIONS' ? [] : granted(asked, readHeaders)),
        ],
  own: (asked) => granted(asked, readHeaders),
}

/** A REST API leaves CORS to the function; its own errors have the headers of its gateway responses. */
const rest: CorsBehaviour = {
  preflight: () => undefined,
  passed: (headers) =>
    headers.map(([name, value]) => [
      name.toLowerCase() === 'www-authenticate' ? 'x-amzn-remapped-www-authenticate' : name,
      value,
    ]),
  own: ({ origins }) => Object.entries(errorHeaders([...(origins ?? [])])),
}

/** CORS behaviour of each kind of API Gateway. */
export const corsBehaviour = { http, rest } as const

/** Reads the CORS part of a request. */
export const askedBy = (
  { method = 'GET', headers }: IncomingMessage,
  origins: ReadonlySet<string> | undefined,
): CorsRequest => ({
  method,
  origin: headers.origin,
  isPreflight:
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined,
  origins,
})

/** The gateway's answer to a preflight, unless it leaves that to the function. */
export const preflightReply = ({ preflight }: CorsBehaviour, asked: CorsRequest): Reply | undefined => {
  const headers = preflight(asked)
  return headers === undefined ? undefined : { status: 204, headers, body: '', own: true }
}

/** Applies the gateway's CORS behaviour to a reply. */
export const withCors = ({ passed, own }: CorsBehaviour, asked: CorsRequest, reply: Reply): Reply => ({
  ...reply,
  headers: reply.own === true ? [...reply.headers, ...own(asked)] : passed(reply.headers, asked),
})
