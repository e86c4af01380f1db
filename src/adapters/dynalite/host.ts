import { EventEmitter } from 'node:events'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import dynalite from 'dynalite'
import { refusalOf } from './guard.js'

/** DynamoDB's own limit on a request, in bytes. */
const mostBytes = 16 * 1024 * 1024

/** What to do about a request that will never be answered, as the lock of its key was not released. */
interface Overdue {
  /** Milliseconds that tell one. */
  readonly patience: number
  readonly onOverdue: () => void
}

const refuse = (response: ServerResponse, status: number, type: string, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify({ __type: `com.amazon.coral.service#${type}`, message }))
}

/**
 * Hands a request that has arrived whole to dynalite, as events without a socket behind them. Its own reading of a
 * socket throws, out of everyone's reach, where a client goes away in the middle.
 */
const replay = (
  handle: RequestListener,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void => {
  const request = Object.assign(new EventEmitter(), { method, url, headers })
  try {
    handle(request as unknown as IncomingMessage, response)
    request.emit('data', body)
    request.emit('end')
  } catch {
    // Up to here dynalite has only read the request, such as the JSON text `null`: no lock is held.
    refuse(response, 400, 'SerializationException', 'The request cannot be read.')
  }
}

/** Calls back where no answer is given in time, whether or not the client is still there to get it. */
const watchAnswer = (response: ServerResponse, { patience, onOverdue }: Overdue): void => {
  const timer = setTimeout(onOverdue, patience).unref()
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
  response.end = (...args: unknown[]): ServerResponse => {
    clearTimeout(timer)
    return end(...args)
  }
}

/** Takes the new image of an item that is stored and has an attribute `notify`: what a stream would show. */
export type Written = (item: Readonly<Record<string, unknown>>) => void

/** Calls back once a put of what rings has been answered with success. */
const watchPut = (
  { headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  onWritten: Written,
): void => {
  const isPut = String(headers['x-amz-target'] ?? '').endsWith('.PutItem')
  if (!isPut || !body.includes('"notify"')) return
  response.once('finish', () => {
    if (response.statusCode !== 200) return
    const { Item } = JSON.parse(body.toString('utf8')) as { readonly Item?: Parameters<Written>[0] }
    if (Item !== undefined) onWritten(Item)
  })
}

/** Lets the machine's own programs through to dynalite, and only whole requests. */
export const guarded =
  (handle: RequestListener, overdue: Overdue, onWritten: Written = () => undefined): RequestListener =>
  (request, response) => {
    const chunks: Buffer[] = []
    let size = 0
    const refusal = refusalOf(request.headers)
    // Half a request, from a port scan or a client that died, is nobody's.
    request.on('error', () => undefined)
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (refusal === undefined && size <= mostBytes) chunks.push(chunk)
      else chunks.length = 0
    })
    request.on('end', () => {
      if (refusal !== undefined) refuse(response, 403, 'AccessDeniedException', refusal)
      else if (size > mostBytes) refuse(response, 413, 'RequestTooLarge', 'The request is too large.')
      else {
        const body = Buffer.concat(chunks)
        watchAnswer(response, overdue)
        watchPut(request, body, response, onWritten)
        replay(handle, request, body, response)
      }
    })
  }

/** dynalite on a folder or in memory, behind a guard, not yet listening. Closing it closes the store. */
export const guardedDynalite = (
  folder: string | undefined,
  overdue: Overdue,
  onWritten?: Written,
): Server => {
  const server = dynalite({
    ...(folder === undefined ? {} : { path: folder }),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  })
  const handle = server.listeners('request')[0] as RequestListener
  server.removeAllListeners('request')
  server.on('request', guarded(handle, overdue, onWritten))
  // Sockets that say nothing, or half of something, do not stay for ever; those of an SDK may rest a while.
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 60_000
  return server
}
