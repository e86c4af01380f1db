/** `dynamosync/node`: forms in Node's own http server, Express and Fastify. */
export { type FastifyLike, fastifyForms } from './fastify.js'
export { type FetchHandler, nodeHandler } from './handler.js'
