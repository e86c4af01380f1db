import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FetchHandler } from './handler.js'
import { nodeHandler } from './handler.js'

/** The part of Fastify that the plugin uses; Fastify is not a dependency. */
export interface FastifyLike {
  /** Removes the body parsers, so that no body is read too early. */
  readonly removeAllContentTypeParsers: () => void
  /** Adds a parser that passes bodies of any type unread. */
  readonly addContentTypeParser: (
    contentType: string,
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ) => unknown
  /** Adds a route for every method below a path. */
  readonly all: (
    path: string,
    handler: (
      request: { readonly raw: IncomingMessage },
      reply: { readonly raw: ServerResponse; readonly hijack: () => unknown },
    ) => Promise<void>,
  ) => unknown
}

/**
 * Makes a plugin of Fastify 5 that serves forms. Body parsers are removed inside the plugin only, as the form's own
 * reader needs the bytes; the rest of the server keeps its parsers.
 *
 * @param handle the result of `fetchHandler`
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
