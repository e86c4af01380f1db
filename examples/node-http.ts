import { createServer } from 'node:http'
import { nodeHandler } from 'dynamosync/node'
import { handle } from './handle.ts'

const answer = nodeHandler(handle)
const port = Number(process.env.PORT ?? 3000)

createServer((request, response) => void answer(request, response)).listen(port, () => {
  console.log(`http://localhost:${port}/api/forms/contact`)
})
