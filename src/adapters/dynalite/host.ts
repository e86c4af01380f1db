import { EventEmitter } from 'node:events'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import dynalite from 'dynalite'
import { refusalOf } from './guard.js'

/** DynamoDB's own limit on a request, in bytes. */
const mostBytes = 16 * 1024 * 1024

/** What to do about a request that will never be answered, because the lock on its key was not released. */
interface Overdue {
  /** Milliseconds without an answer after which a request counts as overdue. */
  readonly patience: number
  readonly onOverdue: () => void
}

const refuse = (response: ServerResponse, status: number, type: string, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify({ __type: `com.amazon.coral.service#${type}`, message }))
}

/**
 * Passes a complete request to dynalite, as events without a socket. When dynalite reads a socket itself and the client
 * disconnects early, it throws an error that cannot be caught.
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
    // dynalite has only parsed the request so far, such as the JSON text `null`: it holds no lock.
    refuse(response, 400, 'SerializationException', 'The request cannot be read.')
  }
}

/** Calls back if there is no answer in time, whether or not the client is still connected. */
const watchAnswer = (response: ServerResponse, { patience, onOverdue }: Overdue): void => {
  const timer = setTimeout(onOverdue, patience).unref()
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
  response.end = (...args: unknown[]): ServerResponse => {
    clearTimeout(timer)
    return end(...args)
  }
}

/** Receives the new image of a stored item with an attribute `notify`, as a stream would show it. */
export type Written = (item: Readonly<Record<string, unknown>>) => void

/** Calls back after a successful put of an item with `notify`. */
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

/** Passes only complete requests of this machine's own programs to dynalite. */
export const guarded =
  (handle: RequestListener, overdue: Overdue, onWritten: Written = () => undefined): RequestListener =>
  (request, response) => {
    const chunks: Buffer[] = []
    let size = 0
    const refusal = refusalOf(request.headers)
    // An incomplete request, from a port scan or a broken connection, needs no answer.
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

/** Makes a guarded dynalite on a folder or in memory, not yet listening. Closing it closes the store. */
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
  // Silent and half-open sockets are closed; an SDK's idle connections may stay for a while.
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 60_000
  return server
}
