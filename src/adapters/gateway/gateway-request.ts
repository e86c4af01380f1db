/** A whole HTTP request, as it came over the wire. */
export interface GatewayRequest {
  readonly method: string
  /** Percent-encoded, as sent. */
  readonly path: string
  /** Percent-encoded, as sent, without the `?`. */
  readonly query: string
  /** Names in the case in which they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  readonly sourceIp: string
  readonly requestId: string
  /** Milliseconds since 1970. */
  readonly time: number
}

/** The name of the gateway's stage, which is the first part of the path. */
export const stage = 'api'

/** Whether a path belongs to the API; the rest is the site's. */
export const isApi = (path: string): boolean => path === `/${stage}` || path.startsWith(`/${stage}/`)

/** The two parts of a request target. */
export type Target = Pick<GatewayRequest, 'path' | 'query'>

/** Path and query of a request target. A client that takes this for a proxy sends the whole URL. */
export const targetOf = (target: string): Target | undefined => {
  const local = target.replace(/^https?:\/\/[^/?]*/i, '')
  const [path = '', ...query] = local.split('?')
  return path.startsWith('/') ? { path, query: query.join('?') } : undefined
}

/** The parameters of a query, in which a leading `?` is a character like any other. */
export const parametersIn = (query: string): URLSearchParams => new URLSearchParams(`&${query}`)

/** Values of every header by name as sent, names that differ in case only taken for one. */
export const valuesByName = (headers: GatewayRequest['headers']): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string>()
  const values = new Map<string, string[]>()
  for (const [name, value] of headers) {
    const first = names.get(name.toLowerCase()) ?? name
    names.set(name.toLowerCase(), first)
    values.set(first, [...(values.get(first) ?? []), value])
  }
  return values
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

/** The time as both gateways write it: `12/Mar/2020:19:03:58 +0000`. */
export const clfTime = (time: number): string => {
  const at = new Date(time)
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()] ?? ''}/${at.getUTCFullYear()}`
  return `${day}:${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')} +0000`
}
