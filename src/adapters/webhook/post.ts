import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps, type RequestOptions } from 'node:https'
import type { Answer, Unreached } from '../../domain/notification/delivery/target-answer.js'
import { type Place, placeOf, type Resolve, systemResolve } from './destination.js'
import { retryAfterIn } from './retry-after.js'

/** Options of a request. */
export interface PostOptions {
  /** Whether this machine's own addresses are allowed, even by http: on the local stack only. */
  readonly local?: boolean | undefined
  /** Timeout of the whole request in milliseconds; 10,000 by default. */
  readonly patience?: number | undefined
  readonly resolve?: Resolve | undefined
  /** Certificates to trust besides the usual ones. */
  readonly ca?: string | undefined
}

/** A request to post. */
export interface Posted {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Maximum bytes read of an answer's body, so that the connection ends cleanly. */
const mostBytes = 1024

/** Timeout of an answer's body after its status, in milliseconds. */
const bodyPatience = 1_000

const unreached = (why: Unreached): Answer => ({ _tag: 'Unreached', why })

const answerOf = ({ statusCode = 0, headers }: IncomingMessage): Answer =>
  statusCode >= 200 && statusCode < 300
    ? { _tag: 'Accepted', status: statusCode }
    : { _tag: 'Answered', status: statusCode, retryAfter: retryAfterIn(headers['retry-after'], Date.now()) }

/** Reads only the start of the body, however long it is. */
const drained = (response: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    let bytes = 0
    const end = (): void => {
      clearTimeout(timer)
      response.destroy()
      resolve()
    }
    const timer = setTimeout(end, bodyPatience)
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes >= mostBytes) end()
    })
    response.on('end', end).on('error', end).on('close', end)
  })

/** Connects to the address that was checked, even if DNS returns another by now. */
const pinned = ({ address, family }: Place): NonNullable<RequestOptions['lookup']> =>
  ((_host: string, options: { readonly all?: boolean }, done: (...found: unknown[]) => void) => {
    if (options.all === true) done(null, [{ address, family }])
    else done(null, address, family)
  }) as NonNullable<RequestOptions['lookup']>

const send = (
  place: Place,
  { headers, body }: Posted,
  { ca }: PostOptions,
  signal: AbortSignal,
): Promise<Answer> =>
  new Promise((resolve) => {
    const isTls = place.url.protocol === 'https:'
    const reached = { connected: false, secured: !isTls }
    const request = (isTls ? requestHttps : requestHttp)(place.url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: pinned(place),
      agent: false,
      signal,
      ...(ca === undefined ? {} : { ca }),
    })
    request.on('socket', (socket) => {
      socket.once('connect', () => (reached.connected = true))
      socket.once('secureConnect', () => (reached.secured = true))
    })
    request.on('response', (response) => void drained(response).then(() => resolve(answerOf(response))))
    // An answer that switches protocols, unasked, would otherwise cause no event.
    request.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve(answerOf(response))
    })
    // The state reached so far shows the cause.
    request.on('error', () => {
      if (signal.aborted) resolve(unreached('timeout'))
      else if (!reached.connected) resolve(unreached('no-connection'))
      else resolve(unreached(reached.secured ? 'cut-off' : 'tls'))
    })
    request.end(body)
  })

/**
 * Posts once, to a public address, or to this machine's own if allowed. Follows no redirect, trusts only certificates
 * that this machine trusts, and never exceeds its timeout.
 */
export const post = async (posted: Posted, options: PostOptions = {}): Promise<Answer> => {
  const { local = false, resolve = systemResolve, patience = 10_000 } = options
  const signal = AbortSignal.timeout(patience)
  const late = new Promise<'timeout'>((done) => {
    signal.addEventListener('abort', () => done('timeout'), { once: true })
  })
  const place = await Promise.race([placeOf(posted.url, { local, resolve }), late])
  return typeof place === 'string' ? unreached(place) : send(place, posted, options, signal)
}
