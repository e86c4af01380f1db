/**
 * What a page of a listed origin may send and read: one list for the function, for gateways that answer preflights
 * themselves, and for the stack. No credentials, ever.
 */
export const cors = {
  methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
  requestHeaders: ['content-type', 'idempotency-key', 'authorization', 'if-match', 'x-dynamosync-test'],
  exposedHeaders: ['location', 'retry-after', 'idempotency-replayed', 'x-request-id', 'etag'],
  /** Seconds for which a browser may remember a preflight: what Chromium caps it at. */
  maxAge: 7200,
} as const

/** The headers by which an answer lets the pages of an origin read it. */
export const readHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': cors.exposedHeaders.join(', '),
})

/** The headers by which a preflight lets the pages of an origin send. */
export const preflightHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'access-control-allow-origin': origin,
  'access-control-allow-methods': cors.methods.join(', '),
  'access-control-allow-headers': cors.requestHeaders.join(', '),
  'access-control-max-age': String(cors.maxAge),
})

/**
 * The headers of the errors that a REST API answers itself. It cannot choose among origins: one is named, for several
 * it is `*`. All there is to read is a fixed sentence.
 */
export const errorHeaders = (origins: readonly string[]): Readonly<Record<string, string>> => {
  const [first, ...more] = origins
  return {
    ...(first === undefined ? {} : readHeaders(more.length === 0 ? first : '*')),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
}
