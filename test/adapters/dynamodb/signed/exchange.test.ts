import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { NotSent } from '../../../../src/adapters/dynamodb/client/not-sent.js'
import { exchangeWith } from '../../../../src/adapters/dynamodb/signed/exchange.js'

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'

describe('an exchange', () => {
  let server: Server
  let connections: Socket[]
  let requests: string[]
  let answer: (socket: Socket, request: number) => void
  beforeEach(async () => {
    connections = []
    requests = []
    answer = (socket) => socket.write(ok)
    server = createServer((socket) => {
      connections.push(socket)
      socket.on('error', () => undefined)
      socket.on('data', (chunk: Buffer) => answer(socket, requests.push(chunk.toString('utf8'))))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    for (const socket of connections) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const exchange = () =>
    exchangeWith(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?a=1`), {
      connectionTimeout: 10_000,
      requestTimeout: 10_000,
    })
  const request = (headers = {}) => ({
    headers: { host: 'store', ...headers },
    body: '{"ü":1}',
    abortSignal: new AbortController().signal,
  })
  const connected = async (count: number): Promise<void> => {
    while (connections.length < count) await new Promise(setImmediate)
  }
  const closed = (socket: Socket | undefined): Promise<unknown> =>
    new Promise((resolve) => socket?.once('close', resolve))

  it('is written whole, and its connection used again', async () => {
    const send = exchange()
    for (let n = 0; n < 3; n += 1) expect(await send(request())).toMatchObject({ status: 200, body: '{}' })
    expect(requests).toEqual(
      Array.from(
        { length: 3 },
        () => 'POST /?a=1 HTTP/1.1\r\nhost: store\r\ncontent-length: 8\r\n\r\n{"ü":1}',
      ),
    )
    expect(connections).toHaveLength(1)
  })

  it('that comes with others has a connection of its own', async () => {
    const send = exchange()
    await Promise.all(Array.from({ length: 5 }, () => send(request())))
    await Promise.all(Array.from({ length: 5 }, () => send(request())))
    expect(connections).toHaveLength(5)
  })

  it('takes the connection that was prepared', async () => {
    const send = exchange()
    send.prepare()
    await connected(1)
    await send(request())
    expect(connections).toHaveLength(1)
  })

  it('opens another one where the prepared one was closed before the first request', async () => {
    const send = exchange()
    send.prepare()
    await connected(1)
    connections[0]?.resetAndDestroy()
    await closed(connections[0])
    // The reset arrives after a turn of the loop or a few.
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
    expect(await send(request())).toMatchObject({ status: 200 })
    expect(connections).toHaveLength(2)
  })

  it('that meets a connection closed in the same moment is not known to be unsent', async () => {
    answer = (socket, n) => {
      if (n === 1) socket.write(ok)
      else socket.destroy()
    }
    const send = exchange()
    await send(request())
    const cause: unknown = await send(request()).catch((thrown: unknown) => thrown)
    expect(cause).not.toBeInstanceOf(NotSent)
    expect(await exchange()(request()).catch(() => 'broken')).toBe('broken')
  })

  it('leaves a connection that brings what nobody asked for', async () => {
    answer = (socket) => socket.write(`${ok}HTTP/1.1 408 Request Time-out\r\n\r\n`)
    const send = exchange()
    await send(request())
    await send(request())
    expect(connections).toHaveLength(2)
  })

  it.each([
    ['a line end', 'x\r\ny: z'],
    ['a null character', 'x\0'],
    ['a letter beyond ASCII', 'ü'],
  ])('writes nothing where a header has %s', async (_, token) => {
    const cause: unknown = await exchange()(request({ 'x-amz-security-token': token })).catch(
      (thrown: unknown) => thrown,
    )
    expect(cause).toMatchObject({ reason: 'unprepared' })
    expect(cause).toBeInstanceOf(NotSent)
    expect(connections).toHaveLength(0)
  })
})
