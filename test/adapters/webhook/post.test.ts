import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTls } from 'node:https'
import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { post, type PostOptions } from '../../../src/adapters/webhook/post.js'
import { retryAfterIn } from '../../../src/adapters/webhook/retry-after.js'
import { webhookSender } from '../../../src/adapters/webhook/webhook.js'
import type { Telling } from '../../../src/domain/notification/message/telling.js'
import { certificates } from '../probe/test-certificates.js'

const open: { close: () => unknown }[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

const listening = (server: Server | ReturnType<typeof createTcp>): Promise<number> =>
  new Promise((resolve) => {
    open.push(server)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

const target = async (answer: RequestListener): Promise<string> =>
  `http://localhost:${await listening(createServer(answer))}/in`

const send = (url: string, options: PostOptions = {}) =>
  post(
    { url, headers: {}, body: '{}' },
    { local: true, resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]), ...options },
  )

describe('a target that is told over HTTP', () => {
  it.each([
    [200, { _tag: 'Accepted', status: 200 }],
    [204, { _tag: 'Accepted', status: 204 }],
    [404, { _tag: 'Answered', status: 404 }],
    [410, { _tag: 'Answered', status: 410 }],
    [503, { _tag: 'Answered', status: 503 }],
  ])('answers %s', async (status, expected) => {
    expect(await send(await target((_, response) => response.writeHead(status).end()))).toMatchObject(
      expected,
    )
  })
  it('is followed nowhere: a redirect is no success', async () => {
    let others = 0
    const elsewhere = await target((_, response) => {
      others += 1
      response.end()
    })
    const url = await target((_, response) => response.writeHead(301, { location: elsewhere }).end())
    expect(await send(url)).toMatchObject({ _tag: 'Answered', status: 301 })
    expect(others).toBe(0)
  })
  it('may answer without end: its status counts, and little more is read', async () => {
    let sent = 0
    const url = await target((_, response) => {
      response.writeHead(200)
      const chunk = Buffer.alloc(65_536)
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
      }
      response.on('drain', more).on('error', () => undefined)
      more()
    })
    expect(await send(url)).toEqual({ _tag: 'Accepted', status: 200 })
    expect(sent).toBeLessThan(50_000_000)
  })
  it('may ask to be left alone', async () => {
    const url = await target((_, response) => response.writeHead(429, { 'retry-after': '1e9' }).end())
    expect(await send(url)).toEqual({ _tag: 'Answered', status: 429, retryAfter: 1e9 })
    expect(retryAfterIn('120', 0)).toBe(120)
    expect(retryAfterIn('Thu, 01 Jan 1970 00:01:00 GMT', 0)).toBe(60)
    expect(retryAfterIn('soon', 0)).toBeUndefined()
  })
  it('that sends half a head and goes was cut off', async () => {
    const port = await listening(
      createTcp((socket: Socket) => socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-le')),
    )
    expect(await send(`http://localhost:${port}/`)).toEqual({ _tag: 'Unreached', why: 'cut-off' })
  })
  it('that changes to another protocol has not taken it', async () => {
    const head = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'
    const port = await listening(
      createTcp((socket: Socket) =>
        socket.on('error', () => undefined).once('data', () => socket.write(head)),
      ),
    )
    expect(await send(`http://localhost:${port}/`)).toEqual({ _tag: 'Answered', status: 101 })
  })
  it('that never answers is given up in time', async () => {
    expect(await send(await target(() => undefined), { patience: 200 })).toEqual({
      _tag: 'Unreached',
      why: 'timeout',
    })
  })
  it('that is not there cannot be reached', async () => {
    const server = createServer()
    const port = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await send(`http://localhost:${port}/`)).toEqual({ _tag: 'Unreached', why: 'no-connection' })
  })
  it('whose certificate nobody trusts is told nothing', async () => {
    let told = 0
    const server = createTls({ cert: certificates.good, key: certificates.key }, (_, response) => {
      told += 1
      response.end()
    })
    const port = await listening(server)
    expect(await send(`https://localhost:${port}/`)).toEqual({ _tag: 'Unreached', why: 'tls' })
    expect(told).toBe(0)
  })
  it('is asked at the address that was checked, whatever its name leads to by then', async () => {
    let asked = 0
    const url = await target((_, response) => response.end())
    const rebinding = () => {
      asked += 1
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }])
    }
    expect(await send(url, { resolve: rebinding })).toMatchObject({ _tag: 'Accepted' })
    expect(asked).toBe(1)
  })
})

describe('a webhook', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const other = 'whsec_plJ3nmyCDGBKInavdOK15jsl'
  const telling: Telling = {
    id: 'msg_abc',
    event: 'received',
    form: 'contact',
    title: 'Contact',
    lang: 'en',
    submission: 'abcdefghijklmnopqrstuvwxyz',
    receivedAt: 1_800_000_000_000,
    formVersion: '1',
    receipt: '1-abc',
    lines: [
      { name: 'email', label: 'E-mail', text: 'ada@example.org', value: 'ada@example.org', listed: true },
    ],
    sender: 'ada@example.org',
    link: 'https://forms.example.org/owner/',
  }

  it.each([
    ['as it is', secret, secret],
    ['while it is rotated', `${other} ${secret}`, secret],
  ])('is signed as Standard Webhooks verify it, with a secret %s', async (_, ours, theirs) => {
    const got: { readonly headers: Record<string, string>; readonly body: string }[] = []
    const url = await target((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        got.push({ headers: request.headers as Record<string, string>, body })
        response.end()
      })
    })
    const sender = webhookSender({
      clock: () => Date.now(),
      secrets: () => () => Promise.resolve(undefined),
      local: true,
    })
    expect(await sender({ kind: 'webhook', url, secret: ours }, telling)()).toMatchObject({
      _tag: 'Accepted',
    })
    const [{ headers, body } = { headers: {}, body: '' }] = got
    expect(new Webhook(theirs).verify(body, headers)).toMatchObject({
      type: 'submission.received',
      data: { id: telling.submission, fields: { email: 'ada@example.org' } },
    })
    expect(headers['webhook-id']).toBe('msg_abc')
  })
  it('is not sent unsigned: without its secret it stays due', async () => {
    const sender = webhookSender({
      clock: () => 0,
      secrets: () => () => Promise.resolve(undefined),
      local: true,
    })
    const answer = await sender(
      { kind: 'webhook', url: 'http://localhost:1/', secret: { parameter: '/x' } },
      telling,
    )()
    expect(answer).toEqual({ _tag: 'Unreached', why: 'secret-missing' })
  })
})
