/**
 * The methods and headers that a page of an allowed origin may use: one list for the function, for gateways that
 * answer preflights themselves, and for the stack. Credentials are never allowed.
 */
export const cors = {
  methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
  requestHeaders: ['content-type', 'idempotency-key', 'authorization', 'if-match', 'x-dynamosync-test'],
  exposedHeaders: ['location', 'retry-after', 'idempotency-replayed', 'x-request-id', 'etag'],
  /** Seconds for which a browser may cache a preflight: Chromium's maximum. */
  maxAge: 7200,
} as const

/** The response headers that let pages of an origin read the response. */
export const readHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': cors.exposedHeaders.join(', '),
})

/** The headers of a preflight response, which let pages of an origin send requests. */
export const preflightHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'access-control-allow-origin': origin,
  'access-control-allow-methods': cors.methods.join(', '),
  'access-control-allow-headers': cors.requestHeaders.join(', '),
  'access-control-max-age': String(cors.maxAge),
})

/**
 * The headers of a REST API's own errors. The gateway cannot choose among several origins, so it sends `*` unless
 * there is only one. That is safe, as the body is a fixed sentence.
 */
export const errorHeaders = (origins: readonly string[]): Readonly<Record<string, string>> => {
  const [first, ...more] = origins
  return {
    ...(first === undefined ? {} : readHeaders(more.length === 0 ? first : '*')),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
}
