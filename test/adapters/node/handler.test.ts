import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import express from 'express'
import fastify from 'fastify'
import { memoryRepository } from '../../../src/adapters/memory/repository.js'
import { fastifyForms, nodeHandler } from '../../../src/adapters/node/index.js'
import { form, text } from '../../../src/domain/index.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'

const note = form('note', { body: text({ label: 'Note', maxLength: 30_000, multiline: true }) })
const handle = () => fetchHandler({ forms: [note], repository: memoryRepository({ clock: Date.now }) })

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const onHttp = () => {
  const forms = nodeHandler(handle())
  const listener: RequestListener = (request, response) => void forms(request, response)
  return listening(createServer(listener))
}
const onExpress = () => {
  const app = express()
  app.use('/api/forms', nodeHandler(handle()))
  app.use(express.json())
  app.post('/echo', (request, response) => void response.json(request.body))
  return listening(createServer(app))
}
const onFastify = async () => {
  const app = fastify()
  await app.register(fastifyForms(handle()), { prefix: '/api/forms' })
  app.post('/echo', (request) => request.body)
  await app.ready()
  closing.push(() => app.close())
  return app.listen({ port: 0, host: '127.0.0.1' })
}

describe.each([
  ['http', onHttp],
  ['Express', onExpress],
  ['Fastify', onFastify],
])('forms in %s', (_name, start) => {
  it('store what comes in each encoding, and answer a retry as the first time', async () => {
    const url = `${await start()}/api/forms/note`
    const multipart = new FormData()
    multipart.append('body', 'Grüße 😀')
    const bodies = [
      JSON.stringify({ body: 'Grüße 😀' }),
      new URLSearchParams({ body: 'Grüße 😀' }),
      multipart,
    ]
    for (const [index, body] of bodies.entries()) {
      const headers = {
        'idempotency-key': 'one-key-for-all-0001',
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      }
      const answer = await fetch(url, { method: 'POST', headers, body })
      expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([
        201,
        index === 0 ? null : 'true',
      ])
    }
  })
  it('show the page, answer HEAD without a body, and refuse what is too large', async () => {
    const url = `${await start()}/api/forms/note`
    const page = await fetch(url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form')])
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const large = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ body: 'x'.repeat(300_000) }),
    })
    expect(large.status).toBe(413)
  })
})

describe('a body parser that comes first', () => {
  it('is named in the answer and in a warning, and nothing is stored', async () => {
    const warning = jest.spyOn(process, 'emitWarning').mockReturnValue()
    const app = express()
    app.use(express.json())
    app.use('/api/forms', nodeHandler(handle()))
    const url = await listening(createServer(app))
    const answer = await fetch(`${url}/api/forms/note`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"body":"hello"}',
    })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('before express.json()') })
    expect(warning.mock.calls).toEqual([[expect.stringContaining('body parser'), expect.anything()]])
    warning.mockRestore()
  })
  it('leaves other routes of the server their parsers', async () => {
    for (const start of [onExpress, onFastify]) {
      const answer = await fetch(`${await start()}/echo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"a":1}',
      })
      expect(await answer.json()).toEqual({ a: 1 })
    }
  })
})
