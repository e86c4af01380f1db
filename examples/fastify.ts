import { fastifyForms } from 'dynamosync/node'
import fastify from 'fastify'
import { handle } from './handle.ts'

const app = fastify()
await app.register(fastifyForms(handle), { prefix: '/api/forms' })

const port = Number(process.env.PORT ?? 3000)
await app.listen({ port })
console.log(`http://localhost:${port}/api/forms/contact`)
