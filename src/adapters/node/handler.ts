import type { IncomingMessage, ServerResponse } from 'node:http'
import { senderBehind } from '../../domain/spam/sender-network.js'
import { bodyEaten, eaten } from './body-eaten.js'

/** Answers a web-standard request, as `fetchHandler` of `dynamosync/fetch` does. */
export type FetchHandler = (
  request: Request,
  from: { readonly address: string | undefined },
) => Promise<Response>

/** Express's original address, before a router removed its mount path. */
interface Mounted {
  readonly originalUrl?: string
}

const headersOf = ({ rawHeaders }: IncomingMessage): Headers => {
  const headers = new Headers()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    // HTTP/2 has pseudo headers, such as `:path`, which `Headers` refuses.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[at + 1] ?? '')
  }
  return headers
}

const hasBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** Requested address. Only its path and query matter: the host is the sender's own claim. */
const urlOf = (request: IncomingMessage & Mounted): string => {
  const path = request.originalUrl ?? request.url ?? '/'
  return `http://localhost${path.startsWith('/') ? path : `/${path}`}`
}

/** The request body as a stream. Reading only a part of it keeps the connection open for the answer. */
const bodyOf = (incoming: IncomingMessage): ReadableStream =>
  ReadableStream.from(incoming.iterator({ destroyOnReturn: false }))

/** The sender's address: that of the connection, or the one stated by a proxy in a private network. */
const addressOf = ({ socket, headers }: IncomingMessage): string | undefined =>
  senderBehind(socket.remoteAddress, [headers['x-forwarded-for'] ?? []].flat().join(','))

const requestOf = (incoming: IncomingMessage): Request => {
  const method = incoming.method ?? 'GET'
  const body = hasBody(method) ? { body: bodyOf(incoming), duplex: 'half' as const } : {}
  return new Request(urlOf(incoming), { method, headers: headersOf(incoming), ...body })
}

/** Methods that `Request` refuses, as browsers may not send them. */
const refused = new Set(['CONNECT', 'TRACE', 'TRACK'])

/**
 * Writes an answer. The unread rest of a body is dropped together with its connection, so that no later request waits
 * behind it.
 */
const write = async (response: ServerResponse, answer: Response): Promise<void> => {
  const { req } = response
  if (!req.complete) response.setHeader('connection', 'close')
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(req.method === 'HEAD' ? undefined : Buffer.from(await answer.arrayBuffer()))
  if (!req.complete) req.resume()
}

/**
 * Serves forms in a server of Node's `http` or `https`, and in frameworks that pass on its request and response, such
 * as Express 5 and Connect. Register it before any body parser: it reads the body itself.
 *
 * @param handle the result of `fetchHandler`
 * @returns a request listener. A request whose body was already read is answered with 500 and a sentence that says so,
 * and the process is warned; nothing is stored.
 * @example
 * const forms = nodeHandler(fetchHandler({ forms: [contact], repository }))
 * createServer(forms).listen(3000)
 * express().use('/forms', forms)
 */
export const nodeHandler =
  (handle: FetchHandler) =>
  async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (refused.has(incoming.method ?? '')) response.writeHead(405, { allow: 'GET, HEAD, POST' }).end()
    else if (bodyEaten(incoming)) eaten(response)
    else await write(response, await handle(requestOf(incoming), { address: addressOf(incoming) }))
  }
