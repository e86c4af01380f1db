import {
  createServer,
  type IncomingMessage,
  request,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A request to the stack. */
export interface Passed {
  readonly method: string
  /** Includes the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer of the stack. */
export interface Returned {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A fault between a visitor and the stack. */
export interface Fault {
  readonly request?: (request: Passed) => Passed
  readonly response?: (answer: Returned, request: Passed) => Returned
  /** Milliseconds before each answer. */
  readonly delay?: number
}

/** A reverse proxy in front of a stack, in CloudFront's place. */
export interface FaultyProxy {
  readonly url: string
  readonly set: (fault: Fault) => void
  /** Bodies of submissions that reached the stack without a test mark. */
  readonly real: () => readonly string[]
  readonly close: () => Promise<void>
}

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const plain = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value = '']) => [name, String(value)]))

const forward = (target: string, { method, path, headers, body }: Passed): Promise<Returned> =>
  new Promise((resolve, reject) => {
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...rest } = headers
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
    const url = new URL(path, target)
    const sent = request(url, { method, agent: false, headers: { ...rest, ...length, host: url.host } })
    sent.on('error', reject)
    sent.on('response', (answer) => {
      textOf(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 0, headers: plain(answer.headers), body: text }),
        reject,
      )
    })
    sent.end(body)
  })

const send = (response: ServerResponse, { status, headers, body }: Returned): void => {
  const { 'content-length': _, connection: __, 'transfer-encoding': ___, ...rest } = headers
  response.writeHead(status, { ...rest, 'content-length': Buffer.byteLength(body) }).end(body)
}

const isRealSubmission = ({ method, headers, body }: Passed): boolean =>
  method === 'POST' && body !== '' && headers['x-dynamosync-test'] !== '1'

/** Starts a proxy, with or without a certificate. The caller must close it. */
export const faultyProxy = async (
  target: string,
  tls?: { readonly cert: string; readonly key: string },
): Promise<FaultyProxy> => {
  let fault: Fault = {}
  let real: string[] = []
  const answer = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const {
      request: bend = (each: Passed) => each,
      response: change = (each: Returned) => each,
      delay,
    } = fault
    const given = {
      method: from.method ?? 'GET',
      path: from.url ?? '/',
      headers: plain(from.headers),
      body: await textOf(from),
    }
    const passed = bend(given)
    if (isRealSubmission(passed)) real.push(passed.body)
    const returned = change(await forward(target, passed), given)
    if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, delay))
    send(to, returned)
  }
  const listener: RequestListener = (from, to) => void answer(from, to).catch(() => to.destroy())
  const options = { maxHeaderSize: 64 * 1024 }
  const server =
    tls === undefined ? createServer(options, listener) : createSecureServer({ ...options, ...tls }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
    set: (next) => {
      fault = next
      real = []
    },
    real: () => real,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
