import * as E from 'fp-ts/lib/Either.js'
import { bodyReadBefore, bodyReadHeaders } from '../../domain/contract/body-read.js'
import type { Clock } from '../../ports/clock.js'
import type { Transport } from '../../ports/transport.js'

/** A request of any framework that speaks `Request`, with its body read. */
export interface FetchCall {
  readonly request: Request
  /** `undefined` where it could not be read to its end. */
  readonly body: Uint8Array | undefined
  /** The address that it came from, where that is known. */
  readonly address?: string | undefined
}

/** Dependencies of the transport. */
export interface Dependencies {
  readonly clock: Clock
  /** An id for the answer and the log, where the request brings none in `X-Request-Id`. */
  readonly requestId: () => string
  /** Milliseconds for one request; 10,000 by default. */
  readonly patience?: number
  /** What stands before every path, such as `/v1`; by default nothing. */
  readonly base?: string
}

/** A path without what stands before it; of another path nothing is left, which is no address of a form. */
const below = (base: string, path: string): string =>
  path.startsWith(`${base}/`) ? path.slice(base.length) : ''

/** An id from outside is repeated in the answer, so it has to look like one. */
const idPattern = /^[A-Za-z0-9._:=-]{1,128}$/

/** The web standard's `Request` in, its `Response` out. */
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
  'The body of this request was read before DynamoSync was given it, so the form cannot be read. ' +
  'Hand the request on as it came, and read request.clone() instead.'

/** What is answered where the body has been read by somebody else. */
export const bodyRead = (): Response =>
  new Response(JSON.stringify(bodyReadBefore(readBefore)), { status: 500, headers: bodyReadHeaders })

/**
 * The body of a request, not much further than the limit, beyond which it is too large anyway; `undefined` where the
 * client broke off.
 */
export const bodyWithin = async ({ body }: Request, limit: number): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    // Breaking off cancels the stream, so that nobody sends the rest for nothing.
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
