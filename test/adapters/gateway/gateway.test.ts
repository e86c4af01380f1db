import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { Handler } from '../../../src/adapters/gateway/invoke.js'
import type { KindName } from '../../../src/adapters/gateway/kinds.js'
import type { RequestLine } from '../../../src/adapters/gateway/log-line.js'
import { type LocalGateway, localGateway } from '../../../src/adapters/gateway/gateway-server.js'

const site = 'web'

const running: LocalGateway[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close(0)))
})

const ok = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' }

const start = async (
  handler: (event: never) => unknown,
  options: { kind?: KindName; budget?: number } = {},
) => {
  const lines: RequestLine[] = []
  const result = await localGateway({
    port: 0,
    site,
    handler: (event) => Promise.resolve(event).then(handler),
    forms: ['record', 'contact'],
    log: (line) => void lines.push(line),
    ...options,
  })
  if (E.isLeft(result)) throw new Error(result.left)
  running.push(result.right)
  return { ...result.right, lines, url: `http://127.0.0.1:${result.right.port}` }
}

/** What comes back for bytes that no HTTP client would send. */
const raw = (port: number, bytes: string | Buffer, half = false): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes)
      if (half) setTimeout(() => socket.resetAndDestroy(), 50)
    })
    socket.setEncoding('latin1').on('data', (chunk: string) => void (text += chunk))
    socket.on('error', () => undefined).on('close', () => resolve(text))
  })

describe('the local gateway, for the function', () => {
  it.each([
    ['http', { version: '2.0', rawPath: '/api/forms/record', rawQueryString: 'a=1&a=2' }],
    ['rest', { path: '/forms/record', requestContext: { path: '/api/forms/record' } }],
  ] as const)('makes the event that an API of kind %s sends', async (kind, expected) => {
    const events: unknown[] = []
    const { url } = await start((event) => (events.push(event), ok), { kind })
    await fetch(`${url}/api/forms/record?a=1&a=2`, { method: 'POST', body: 'x' })
    expect(events).toMatchObject([expected])
  })

  it('gives it its request id, which is in the answer and in the log, and a countdown', async () => {
    const seen: unknown[] = []
    const handler: Handler = (event: { requestContext: { requestId: string } }, context) => {
      const left = context.getRemainingTimeInMillis()
      seen.push(event.requestContext.requestId, context.awsRequestId, left > 4_000 && left <= 5_000)
      return Promise.resolve(ok)
    }
    const lines: RequestLine[] = []
    const log = (line: RequestLine) => void lines.push(line)
    const result = await localGateway({ port: 0, site, handler, forms: [], log, budget: 5_000 })
    if (E.isLeft(result)) throw new Error(result.left)
    running.push(result.right)
    const response = await fetch(`http://localhost:${result.right.port}/api/`)
    const id = response.headers.get('apigw-requestid')
    expect(seen).toEqual([id, id, true])
    expect(lines[0]?.requestId).toBe(id)
  })

  it('passes on status, headers, cookies and a base64 body', async () => {
    const { url } = await start(() => ({
      statusCode: 418,
      headers: { 'X-One': 'a', 'X-Number': 7 },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    }))
    const response = await fetch(`${url}/api/x`)
    expect([response.status, response.headers.get('x-one'), response.headers.get('x-number')]).toEqual([
      418,
      'a',
      '7',
    ])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255]))
  })

  it.each([
    ['http', 500, 'Internal Server Error'],
    ['rest', 502, 'Internal server error'],
  ] as const)('answers in its place where it fails, as an API of kind %s', async (kind, status, message) => {
    const nonsense: (() => unknown)[] = [
      () => Promise.reject(new RangeError('secret value')),
      () => {
        throw new Error('secret value')
      },
      () => undefined,
      () => 'text',
      () => ({}),
      () => ({ statusCode: '200' }),
      () => ({ statusCode: 99 }),
      () => ({ statusCode: 200, body: { a: 1 } }),
      () => ({ statusCode: 200, headers: { 'x-split': 'a\r\nb: c' } }),
      () => ({ statusCode: 200, headers: { 'x-object': {} } }),
      () => ({ statusCode: 200, headers: { '': 'a' } }),
    ]
    for (const handler of nonsense) {
      const { url, lines } = await start(handler, { kind })
      const response = await fetch(`${url}/api/x`)
      expect([handler.toString(), response.status, await response.json()]).toEqual([
        handler.toString(),
        status,
        { message },
      ])
      expect(lines[0]?.trouble).toMatch(/^the function (threw (Range)?Error|gave no valid answer)$/)
    }
  })

  it.each([
    ['http', 503, 'Service Unavailable'],
    ['rest', 504, 'Endpoint request timed out'],
  ] as const)(
    'answers in its place where it takes too long, as an API of kind %s',
    async (kind, status, message) => {
      const { url, lines } = await start(() => new Promise(() => undefined), { kind, budget: 50 })
      const response = await fetch(`${url}/api/x`)
      expect([response.status, await response.json()]).toEqual([status, { message }])
      expect(lines).toMatchObject([{ status, trouble: 'no answer within 0.05 s' }])
    },
  )

  it('names the forms that exist where one does not, and touches no other answer', async () => {
    const problem = (code: string, status = 404) => ({
      statusCode: status,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({ code, detail: 'as it was' }),
    })
    const replies = [problem('form-not-found'), problem('submission-not-found'), { ...ok, statusCode: 404 }]
    const { url, lines } = await start(() => replies.shift())
    const answers: unknown[] = []
    for (const path of ['a', 'b', 'c']) answers.push(await (await fetch(`${url}/api/${path}`)).json())
    const detail = 'There is no form at this address. The forms are: record, contact.'
    expect(answers).toEqual([
      { code: 'form-not-found', detail, forms: ['record', 'contact'] },
      { code: 'submission-not-found', detail: 'as it was' },
      {},
    ])
    expect(lines.map(({ trouble }) => trouble)).toEqual(['form-not-found', 'submission-not-found', undefined])
  })
})

describe('the local gateway, for whatever arrives', () => {
  it('refuses a body above 6 MB, declared or not, and lives on', async () => {
    let calls = 0
    const { url } = await start(() => ((calls += 1), ok))
    const most = 6 * 1024 * 1024
    const sized = (size: number) => fetch(`${url}/api/x`, { method: 'POST', body: new Uint8Array(size) })
    expect((await sized(most)).status).toBe(200)
    const tooLong = await sized(most + 1)
    expect([tooLong.status, await tooLong.json()]).toEqual([413, { message: 'Request Too Long' }])
    const pieces = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 8; n += 1) controller.enqueue(new Uint8Array(1024 * 1024))
        controller.close()
      },
    })
    const streamed = await fetch(`${url}/api/x`, {
      method: 'POST',
      body: pieces,
      duplex: 'half',
    })
    expect([streamed.status, calls]).toEqual([413, 1])
  })

  it('refuses request line and headers above 10,240 bytes', async () => {
    const { url, port } = await start(() => ok)
    expect((await fetch(`${url}/api/x`, { headers: { 'x-long': 'a'.repeat(9_000) } })).status).toBe(200)
    for (const head of [
      `GET /api/x HTTP/1.1\r\nx: ${'a'.repeat(10_500)}`,
      `GET /api/x?${'a'.repeat(10_500)} HTTP/1.1`,
    ]) {
      const answer = await raw(port, `${head}\r\nHost: localhost\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 431 /)
      expect(answer).toContain('{"message":"Request Header Fields Too Large"}')
    }
  })

  it('answers what is no HTTP with 400, survives half requests, and logs neither as the wrong thing', async () => {
    const { url, port, lines } = await start(() => ok)
    for (const bytes of [
      'GARBAGE\r\n\r\n',
      Buffer.from([22, 3, 1, 2, 0, 1]),
      'GET /\u0000 HTTP/1.1\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
    ])
      expect(await raw(port, bytes)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    await raw(port, 'POST /api/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf', true)
    await raw(port, 'POST /api/x HTTP/1.1\r\nHost: loc', true)
    expect(await raw(port, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toContain(
      ' 400 ',
    )
    expect((await fetch(`${url}/api/x`)).status).toBe(200)
    expect(lines.map(({ status, trouble }) => `${status} ${trouble ?? ''}`)).toEqual([
      ...Array<string>(4).fill('400 Bad Request'),
      '400 the client went away',
      '400 ',
      '200 ',
    ])
  })

  it('takes a whole URL for its path, as clients send that take this for a proxy', async () => {
    const events: { rawPath?: string }[] = []
    const { port } = await start((event) => (events.push(event), ok))
    await raw(
      port,
      'GET http://shop.localhost/api/x?a=b HTTP/1.1\r\nHost: shop.localhost\r\nConnection: close\r\n\r\n',
    )
    expect(events).toMatchObject([{ rawPath: '/api/x', rawQueryString: 'a=b' }])
  })

  it('answers on ::1 as well, and finishes what it has begun before it closes', async () => {
    let begun = (): void => undefined
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const gateway = await start(async () => {
      begun()
      await sleep(200)
      return ok
    })
    const answer = fetch(`http://localhost:${gateway.port}/api/x`)
    await hasBegun
    await gateway.close(3_000)
    expect((await answer).status).toBe(200)
    await expect(fetch(`${gateway.url}/`)).rejects.toThrow()
  })

  it('says so where its port is taken', async () => {
    const { port } = await start(() => ok)
    const options = { port, site, forms: [], log: () => undefined, handler: () => Promise.resolve(ok) }
    expect(await localGateway(options)).toEqual(E.left('EADDRINUSE'))
  })
})
