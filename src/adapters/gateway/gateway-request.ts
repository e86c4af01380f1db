/** A complete HTTP request, as sent. */
export interface GatewayRequest {
  readonly method: string
  /** Path, percent-encoded as sent. */
  readonly path: string
  /** Query, percent-encoded as sent, without the `?`. */
  readonly query: string
  /** Headers, with names in the case that was sent. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  readonly sourceIp: string
  readonly requestId: string
  /** Time of arrival, in milliseconds since 1970. */
  readonly time: number
}

/** Name of the gateway's stage, the first segment of the path. */
export const stage = 'api'

/** Whether a path belongs to the API; all others are the site's. */
export const isApi = (path: string): boolean => path === `/${stage}` || path.startsWith(`/${stage}/`)

/** Path and query of a request target. */
export type Target = Pick<GatewayRequest, 'path' | 'query'>

/** Parses a request target. A client that takes this server for a proxy sends the whole URL. */
export const targetOf = (target: string): Target | undefined => {
  const local = target.replace(/^https?:\/\/[^/?]*/i, '')
  const [path = '', ...query] = local.split('?')
  return path.startsWith('/') ? { path, query: query.join('?') } : undefined
}

/** Parses the parameters of a query, in which a leading `?` is an ordinary character. */
export const parametersIn = (query: string): URLSearchParams => new URLSearchParams(`&${query}`)

/** Values of every header by name as sent; names that differ only in case are joined. */
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

/** Formats a time as both gateways do: `12/Mar/2020:19:03:58 +0000`. */
export const clfTime = (time: number): string => {
  const at = new Date(time)
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()] ?? ''}/${at.getUTCFullYear()}`
  return `${day}:${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')} +0000`
}
