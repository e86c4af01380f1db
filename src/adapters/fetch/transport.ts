import * as E from 'fp-ts/lib/Either.js'
import { bodyReadBefore, bodyReadHeaders } from '../../domain/contract/body-read.js'
import type { Clock } from '../../ports/clock.js'
import type { Transport } from '../../ports/transport.js'

/** A web-standard `Request` with its body read. */
export interface FetchCall {
  readonly request: Request
  /** `undefined` if it could not be read to its end. */
  readonly body: Uint8Array | undefined
  /** The sender's address, if known. */
  readonly address?: string | undefined
}

/** Dependencies of the transport. */
export interface Dependencies {
  readonly clock: Clock
  /** Makes an id for the answer and the log if the request has no `X-Request-Id`. */
  readonly requestId: () => string
  /** Timeout of one request in milliseconds; 10,000 by default. */
  readonly patience?: number
  /** Prefix of every path, such as `/v1`; none by default. */
  readonly base?: string
}

/** Removes the prefix from a path; a path without it becomes empty, which matches no form. */
const below = (base: string, path: string): string =>
  path.startsWith(`${base}/`) ? path.slice(base.length) : ''

/** Pattern of an id from outside, which is repeated in the answer. */
const idPattern = /^[A-Za-z0-9._:=-]{1,128}$/

/** Transport of the web-standard `Request` and `Response`. */
export const fetchTransport = ({
  clock,
  requestId,
  patience = 10_000,
  base = '',
}: Dependencies): Transport<FetchCall, Response> => ({
  decode: ({ request, body, address }) => {
    const url = new URL(request.url)
    const given = request.headers.get('x-request-id') ?? ''
    return E.right({
      method: request.method,
      base,
      path: below(base, url.pathname),
      query: url.search.slice(1),
      headers: new Map(request.headers),
      body:
        body === undefined
          ? E.left({ _tag: 'BodyEncoding', detail: { code: 'body-incomplete' } })
          : E.right(body),
      requestId: idPattern.test(given) ? given : requestId(),
      address,
      deadline: clock() + patience,
    })
  },
  encode: ({ status, headers, body }) => new Response(body === '' ? null : body, { status, headers }),
})

const readBefore =
  'The body of this request was read before DynamoSync received it, so the form cannot be read. ' +
  'Pass the request on unread, and read request.clone() instead.'

/** Answer to a request whose body was already read by other code. */
export const bodyRead = (): Response =>
  new Response(JSON.stringify(bodyReadBefore(readBefore)), { status: 500, headers: bodyReadHeaders })

/**
 * Reads the body of a request, slightly past the limit at most, as it is then too large anyway; `undefined` if the
 * client disconnected.
 */
export const bodyWithin = async ({ body }: Request, limit: number): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    // Leaving the loop cancels the stream, so that the rest is not sent.
    for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
      parts.push(part)
      size += part.byteLength
      if (size > limit) break
    }
  } catch {
    return undefined
  }
  return Buffer.concat(parts)
}
