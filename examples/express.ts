// Express 5. The forms come before any body parser: they read the body themselves.
import { nodeHandler } from 'dynamosync/node'
import express from 'express'
import { handle } from './handle.ts'

const app = express()
app.use('/api/forms', nodeHandler(handle))
app.use(express.json())

const port = Number(process.env.PORT ?? 3000)
app.listen(port, () => {
  console.log(`http://localhost:${port}/api/forms/contact`)
})
