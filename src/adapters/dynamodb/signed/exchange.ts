import { Agent, type IncomingMessage, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { ClientOptions } from '../client/client.js'
import { NotSent } from '../client/not-sent.js'
import { whenConnected } from '../client/when-connected.js'

/** A POST request. */
export interface Request {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly abortSignal: AbortSignal
}

/** The response, unparsed. */
export interface Response {
  readonly status: number
  /** The server's clock, in milliseconds since 1970; NaN without a `Date` header. */
  readonly date: number
  readonly body: string
}

/**
 * Sends one request. Rejects with `NotSent` if nothing of it was written; after any other error it may have arrived.
 */
export type Exchange = (request: Request) => Promise<Response>

const timeOut = (of: string, milliseconds: number): Error =>
  Object.assign(new Error(`no ${of} within ${milliseconds} ms`), { name: 'TimeoutError' })

const responseOf = (response: IncomingMessage): Promise<Response> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', reject)
    // Without effect after the end of the response; before it, the response was cut short.
    response.on('close', () => {
      reject(new Error('the reply broke off'))
    })
    response.on('end', () => {
      resolve({
        status: response.statusCode ?? 0,
        date: Date.parse(response.headers.date ?? ''),
        body: Buffer.concat(chunks).toString('utf8'),
      })
    })
  })

/**
 * Exchanges requests for responses at one address, over kept-alive connections. A request is written only after its
 * connection is established, so any earlier error is known to have sent nothing.
 */
export const exchangeWith = (
  address: URL,
  {
    connectionTimeout,
    requestTimeout,
  }: Required<Pick<ClientOptions, 'connectionTimeout' | 'requestTimeout'>>,
): Exchange => {
  const isSecure = address.protocol === 'https:'
  const agent = new (isSecure ? SecureAgent : Agent)({ keepAlive: true, maxSockets: 50 })
  const begin = isSecure ? secureRequest : request
  return ({ headers, body, abortSignal }) =>
    new Promise((resolve, reject) => {
      let isSent = false
      const call = begin(address, { method: 'POST', agent, headers })
      const fail = (cause: Error): void => {
        reject(isSent ? cause : new NotSent('unreachable', cause))
        call.destroy()
      }
      const failIn = (milliseconds: number, of: string) =>
        setTimeout(() => fail(timeOut(of, milliseconds)), milliseconds)
      let timer = failIn(connectionTimeout, 'connection')
      const abort = (): void => fail(abortSignal.reason as Error)
      call.on('error', fail)
      if (abortSignal.aborted) abort()
      abortSignal.addEventListener('abort', abort, { once: true })
      call.on('socket', (socket) => {
        whenConnected(socket, () => {
          isSent = true
          clearTimeout(timer)
          timer = failIn(requestTimeout, 'reply')
          call.end(body)
        })
      })
      call.on('response', (response) => void responseOf(response).then(resolve, fail))
      call.on('close', () => {
        clearTimeout(timer)
        abortSignal.removeEventListener('abort', abort)
      })
    })
}
