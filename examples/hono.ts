// Hono passes the web standard's Request on; `nodeHandler` is only the server that it runs in here.
import { createServer } from 'node:http'
import { nodeHandler } from 'dynamosync/node'
import { Hono } from 'hono'
import { handle } from './handle.ts'

const app = new Hono()
app.all('/api/forms/*', (context) => handle(context.req.raw))

const answer = nodeHandler(async (request) => app.fetch(request))
const port = Number(process.env.PORT ?? 3000)

createServer((request, response) => void answer(request, response)).listen(port, () => {
  console.log(`http://localhost:${port}/api/forms/contact`)
})
