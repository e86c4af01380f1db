import type { IncomingMessage } from 'node:http'
import { errorHeaders, preflightHeaders, readHeaders } from '../../domain/contract/cors.js'
import type { Reply } from './reply.js'

/** What CORS turns on: who asks for what, and the origins that the gateway is configured for, if it is. */
export interface CorsRequest {
  readonly method: string
  readonly origin: string | undefined
  /** Whether a browser asks before it sends what it has. */
  readonly isPreflight: boolean
  readonly origins: ReadonlySet<string> | undefined
}

type Headers = Reply['headers']

/** What one kind of gateway does to CORS. */
export interface CorsBehaviour {
  /** The headers of the gateway's own answer to a preflight; undefined where the function answers it. */
  readonly preflight: (asked: CorsRequest) => Headers | undefined
  /** The headers of the function's reply, as the page gets them. */
  readonly passed: (headers: Headers, asked: CorsRequest) => Headers
  /** What the gateway adds to its own errors. */
  readonly own: (asked: CorsRequest) => Headers
}

const isCors = ([name]: readonly [string, string]): boolean => /^access-control-/i.test(name)

/** The headers for the origin that asks, where it is listed. */
const granted = (
  { origin, origins }: CorsRequest,
  headers: (origin: string) => Readonly<Record<string, string>>,
): Headers => (origin !== undefined && origins?.has(origin) ? Object.entries(headers(origin)) : [])

/** An HTTP API that has CORS configured decides alone, its own errors included; else it leaves CORS to the function. */
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

/** A REST API leaves CORS to the function. Its own errors have the headers of its gateway responses. */
const rest: CorsBehaviour = {
  preflight: () => undefined,
  passed: (headers) =>
    headers.map(([name, value]) => [
      name.toLowerCase() === 'www-authenticate' ? 'x-amzn-remapped-www-authenticate' : name,
      value,
    ]),
  own: ({ origins }) => Object.entries(errorHeaders([...(origins ?? [])])),
}

/** What each kind of API Gateway does to CORS. */
export const corsBehaviour = { http, rest } as const

/** What a request asks of CORS. */
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

/** The gateway's answer to a preflight, where it does not leave that to the function. */
export const preflightReply = ({ preflight }: CorsBehaviour, asked: CorsRequest): Reply | undefined => {
  const headers = preflight(asked)
  return headers === undefined ? undefined : { status: 204, headers, body: '', own: true }
}

/** A reply as the gateway lets it out. */
export const withCors = ({ passed, own }: CorsBehaviour, asked: CorsRequest, reply: Reply): Reply => ({
  ...reply,
  headers: reply.own === true ? [...reply.headers, ...own(asked)] : passed(reply.headers, asked),
})
