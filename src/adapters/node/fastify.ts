import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FetchHandler } from './handler.js'
import { nodeHandler } from './handler.js'

/** What the plugin asks of Fastify, which is not a dependency. */
export interface FastifyLike {
  /** So that no body is read before it is needed. */
  readonly removeAllContentTypeParsers: () => void
  /** Takes bodies of every type as they are. */
  readonly addContentTypeParser: (
    contentType: string,
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ) => unknown
  /** Answers every method below a path. */
  readonly all: (
    path: string,
    handler: (
      request: { readonly raw: IncomingMessage },
      reply: { readonly raw: ServerResponse; readonly hijack: () => unknown },
    ) => Promise<void>,
  ) => unknown
}

/**
 * Forms as a plugin of Fastify 5. The body parsers are taken away inside of the plugin alone, as the form's own reader
 * needs the bytes; the rest of the server keeps its parsers.
 *
 * @param handle what `fetchHandler` gives
 * @example
 * await app.register(fastifyForms(fetchHandler({ forms: [contact], repository })), { prefix: '/forms' })
 */
export const fastifyForms = (handle: FetchHandler) => {
  const answer = nodeHandler(handle)
  return (app: FastifyLike, _options: unknown, done: () => void): void => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null)
    })
    app.all('/*', async (request, reply) => {
      reply.hijack()
      await answer(request.raw, reply.raw)
    })
    done()
  }
}
