import { describe, expect, it } from '@jest/globals'
import { fetchTransport } from '../../../src/adapters/fetch/index.js'
import { type Invocation, type LambdaReply, lambdaTransport } from '../../../src/adapters/lambda/index.js'
import { contact } from '../../../forms/contact.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'
import { noon, urlencoded } from '../../handlers/serving/app.js'
import { recorded } from './recorded-events.js'
import { transportContract, transportFields } from '../../../src/testing/index.js'

const lambda = lambdaTransport({ clock: () => noon })
const answerIn = ({ statusCode, headers, body }: LambdaReply) => ({ status: statusCode, headers, body })

const invoked = (event: unknown): Invocation => ({
  event,
  context: { getRemainingTimeInMillis: () => 10_000 },
})
const all = (...names: readonly string[]): Readonly<Record<string, Invocation>> =>
  Object.fromEntries(names.map((name) => [name, invoked(recorded(name))]))

describe('function URL', () => {
  transportContract(
    {
      transport: lambda,
      answerIn,
      submissions: all(
        'function-url-json',
        'function-url-urlencoded',
        'function-url-query',
        'http-api-multipart',
      ),
      refused: {},
      foreign: {},
    },
    { describe, it, expect },
  )
})

describe('Application Load Balancer', () => {
  transportContract(
    {
      transport: lambda,
      answerIn,
      submissions: all('alb-json', 'alb-urlencoded', 'alb-query', 'alb-query-lists', 'alb-multipart'),
      refused: {
        'no Base64 at all': [invoked({ ...recorded('alb-json'), isBase64Encoded: true }), 'body-encoding'],
      },
      foreign: { 'without a path': invoked({ ...recorded('alb-json'), path: undefined }) },
    },
    { describe, it, expect },
  )
})

describe('a load balancer with lists of headers', () => {
  it('is answered with lists of headers', () => {
    const answer = { status: 204, headers: { vary: 'Origin' }, body: '' }
    expect(lambda.encode(answer, invoked(recorded('alb-query-lists'))).multiValueHeaders).toEqual({
      vary: ['Origin'],
    })
    expect(lambda.encode(answer, invoked(recorded('alb-query'))).multiValueHeaders).toBeUndefined()
  })
})

const address = 'https://forms.example.org/api/forms/record'
const key = { 'idempotency-key': 'order-2026-11-22-0001' }
const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
const called = async (request: Request) => ({ request, body: new Uint8Array(await request.arrayBuffer()) })
const posted = (init: RequestInit, query = '') =>
  called(new Request(address + query, { method: 'POST', ...init }))

const submissions = {
  json: await posted({
    headers: { 'content-type': 'application/json', ...key },
    body: JSON.stringify(transportFields),
  }),
  urlencoded: await posted({ headers: key, body: new URLSearchParams(transportFields) }),
  multipart: await posted({ headers: key, body: form(transportFields) }),
  query: await posted({ headers: key }, `?${new URLSearchParams(transportFields).toString()}`),
}

describe('fetch', () => {
  transportContract(
    {
      transport: fetchTransport({ clock: () => noon, requestId: () => 'request-1' }),
      answerIn: async (reply) => ({
        status: reply.status,
        headers: Object.fromEntries(reply.headers),
        body: await reply.text(),
      }),
      submissions,
      refused: {
        'a body that broke off': [
          { request: new Request(address, { method: 'POST', headers: urlencoded }), body: undefined },
          'body-encoding',
        ],
      },
      foreign: {},
    },
    { describe, it, expect },
  )
})

describe('a form in a framework that speaks Request', () => {
  const handle = fetchHandler({ forms: [contact], repository: memoryRepository({ clock: () => Date.now() }) })
  const at = 'http://localhost/api/forms/contact'
  const filled = { name: 'Ada', email: 'ada@example.org', topic: 'sales', message: 'Hello', consent: 'on' }

  it('is one line', async () => {
    const answer = await handle(new Request(at, { method: 'POST', body: new URLSearchParams(filled) }))
    expect([answer.status, await answer.json()]).toMatchObject([201, { form: 'contact' }])
  })
  it('takes what another page of the same service posts, and nothing from elsewhere', async () => {
    const from = (headers: Record<string, string>) =>
      handle(new Request(at, { method: 'POST', headers, body: new URLSearchParams(filled) }))
    expect((await from({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403)
  })
  it('stops reading a body that is too large', async () => {
    let pulled = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(16_384))
      },
    })
    const init = { method: 'POST', headers: urlencoded, body: endless, duplex: 'half' } as RequestInit
    expect((await handle(new Request(at, init))).status).toBe(413)
    // Three times 64 KiB, as every byte may be percent-encoded, and what the stream holds ready.
    expect(pulled).toBeLessThan(16)
  })
  it('answers 204 and 303 without a body', async () => {
    expect((await handle(new Request(at, { method: 'OPTIONS' }))).status).toBe(204)
  })
})
