import { request } from 'node:http'
import type { WireRequest } from './event-request.js'

/** An answer, whoever gave it. */
export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const pairsOf = (headers: WireRequest['headers']): readonly (readonly [string, string])[] =>
  Symbol.iterator in headers ? headers : Object.entries(headers)

/** Sends a request to a site whose API is below `/api`, as it is: `fetch` would rewrite its path and its headers. */
export const sendTo = (site: string, { method, path, query, headers, body }: WireRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(site)
    const target = `/api${path}${query === '' ? '' : `?${query}`}`
    const own = ['host', host, 'content-length', String(body.length)]
    const all = [...own, ...pairsOf(headers).flat()]
    request({ hostname, port, path: target, method, headers: all }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
      .on('error', reject)
      .end(body)
  })

/** What a server or a gateway adds to each answer. */
const ofTheWay =
  /^(date|connection|keep-alive|content-length|transfer-encoding|apigw-requestid|x-amzn-requestid)$/

/** What is another each time, wherever it is asked. */
const masked = (text: string, requestId: string | undefined): string =>
  text
    .replaceAll(requestId ?? '<request>', '<request>')
    .replace(/(name="_idempotency_key" value=")[^"]+/g, '$1<key>')
    .replaceAll('/api/forms/', '/forms/')

/** An answer as if it did not matter when it was given: without the time, and what is computed from it. */
export const timeless = ({ status, headers, body }: Answer): Answer => {
  const without = (text: string): string =>
    text
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>')
      .replace(/\b\d{13}\b/g, '<milliseconds>')
      .replace(/\b1-[0-9a-f]{64}\b/g, '<receipt>')
  const kept = Object.entries(headers).map(([name, value]) => [name, without(value)])
  return { status, headers: Object.fromEntries(kept) as Answer['headers'], body: without(body) }
}

/** The local gateway alone names the forms that there are, to its developer. */
const withoutNames = (body: string): string => {
  if (!body.includes('"code":"form-not-found"')) return body
  const { forms: _, detail, ...rest } = JSON.parse(body) as Record<string, unknown>
  return JSON.stringify({ ...rest, detail: String(detail).replace(/ The forms are: .*/, '') })
}

/** An answer without what must differ between two givers of the same one. */
export const comparable = ({ status, headers, body }: Answer): Answer => {
  const requestId = headers['x-request-id']
  const kept = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), masked(value, requestId)] as const)
    .filter(([name]) => !ofTheWay.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return { status, headers: Object.fromEntries(kept), body: withoutNames(masked(body, requestId)) }
}
