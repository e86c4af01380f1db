import type { ClientOptions } from '../client/client.js'
import { NotSent } from '../client/not-sent.js'
import { connectionsTo } from './connections.js'
import { type Response, responseReader, type Whole } from './response-reader.js'

/** A POST request. */
export interface Request {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly abortSignal: AbortSignal
}

/** Sends one request. */
export interface Exchange {
  /** Rejects with `NotSent` if nothing of the request was written; after any other error it may have arrived. */
  (request: Request): Promise<Response>
  /** Opens a connection before the first request needs it. */
  readonly prepare: () => void
}

type Timeouts = Required<Pick<ClientOptions, 'connectionTimeout' | 'requestTimeout'>>

const timeOut = (of: string, milliseconds: number): Error =>
  Object.assign(new Error(`no ${of} within ${milliseconds} ms`), { name: 'TimeoutError' })

/** The text of a request. @throws `NotSent` if a header has a character that HTTP forbids */
const textOf = ({ pathname, search }: URL, { headers, body }: Request): string => {
  let lines = ''
  for (const [name, value] of Object.entries(headers)) {
    const line = `${name}: ${value}`
    if (/[^\t\x20-\x7e]/.test(line))
      throw new NotSent('unprepared', new Error('a header has a character that HTTP forbids'))
    lines += `${line}\r\n`
  }
  return `POST ${pathname}${search} HTTP/1.1\r\n${lines}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** Fails with a `TimeoutError` once the time is over, unless it is stopped or set again. */
const clock = (fail: (cause: Error) => void) => {
  let timer: NodeJS.Timeout | undefined
  return {
    set: (milliseconds: number, of: string): void => {
      clearTimeout(timer)
      timer = setTimeout(() => fail(timeOut(of, milliseconds)), milliseconds)
    },
    stop: () => clearTimeout(timer),
  }
}

/**
 * Exchanges requests for responses at one address, over kept-alive connections. A request is written only after its
 * connection is established, so any earlier error is known to have sent nothing.
 */
export const exchangeWith = (address: URL, { connectionTimeout, requestTimeout }: Timeouts): Exchange => {
  const { take, prepare } = connectionsTo(address)
  const exchange = (request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { abortSignal } = request
      const text = textOf(address, request)
      if (abortSignal.aborted) throw new NotSent('unreachable', abortSignal.reason)
      const [connection, reader] = [take(), responseReader()]
      let isSent = false
      const fail = (cause: unknown): void => {
        settle()
        connection.destroy()
        reject(isSent ? (cause as Error) : new NotSent('unreachable', cause))
      }
      const abort = (): void => fail(abortSignal.reason)
      const time = clock(fail)
      const settle = (): void => {
        time.stop()
        abortSignal.removeEventListener('abort', abort)
      }
      const finish = ({ response, isReusable }: Whole): void => {
        settle()
        if (isReusable) connection.release()
        else connection.destroy()
        resolve(response)
      }
      time.set(connectionTimeout, 'connection')
      abortSignal.addEventListener('abort', abort, { once: true })
      connection.use({
        ready: () => {
          isSent = true
          time.set(requestTimeout, 'reply')
          connection.write(text)
        },
        data: (chunk) => {
          try {
            const whole = reader.push(chunk)
            if (whole !== undefined) finish(whole)
          } catch (cause) {
            fail(cause)
          }
        },
        closed: (cause) => {
          const whole = cause === undefined ? reader.end() : undefined
          if (whole === undefined) fail(cause ?? new Error('the reply broke off'))
          else finish(whole)
        },
      })
    })
  return Object.assign(exchange, { prepare })
}
