import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { ProbeAnswer, ProbeRequest } from '../../ports/probe.js'

/** Maximum bytes read of a body. */
const mostBytes = 1024 * 1024

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const headersOf = ({ headers }: IncomingMessage): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(headers).map(([name, value = '']) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )

const responseTo = (
  { method, url, headers = {}, body = '' }: ProbeRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? requestHttps : requestHttp
    const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(url, {
      method,
      headers: { 'user-agent': 'dynamosync-doctor', ...headers, ...length },
      signal,
      // A connection per request: a server that closes one after an error must not break the next request.
      agent: false,
      rejectUnauthorized: false,
    })
    // A server may answer and close before it has read everything: the answer counts, not the broken pipe.
    sent.on('response', resolve)
    sent.on('error', reject)
    // An answer that switches protocols ends without a response or an error.
    sent.on('close', () => reject(Object.assign(new Error('no answer'), { code: 'ECONNRESET' })))
    sent.end(body)
  })

/** Sends one request and waits up to `patience` milliseconds for its answer. */
export const sendWithin =
  (patience: number) =>
  async (request: ProbeRequest): Promise<ProbeAnswer> => {
    const began = performance.now()
    const response = await responseTo(request, AbortSignal.timeout(patience))
    const body = await bodyOf(response)
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      body,
      milliseconds: performance.now() - began,
    }
  }
