/** What goes back over the wire. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer | string
  /** The gateway's own, not the function's. */
  readonly own?: true
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWritable = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** What HTTP allows in a name and a value: node refuses anything else, after it is too late to say so. */
const canBeSent = ([name, value]: readonly [string, string]): boolean =>
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

const headersOf = (headers: unknown, cookies: unknown): [string, string][] | undefined => {
  if (headers !== undefined && !isRecord(headers)) return undefined
  const pairs = Object.entries(headers ?? {}).filter(([, value]) => value !== undefined && value !== null)
  if (!pairs.every(([, value]) => isWritable(value))) return undefined
  const written = pairs.map(([name, value]): [string, string] => [name, String(value)])
  const set = Array.isArray(cookies)
    ? cookies.map((each): [string, string] => ['set-cookie', String(each)])
    : []
  const all = [...written, ...set]
  return all.every(canBeSent) ? all : undefined
}

/** The length is the gateway's to state, of the body as it goes out. */
const isOwnToGateway = (name: string): boolean =>
  ['content-length', 'transfer-encoding', 'connection'].includes(name.toLowerCase())

/** The function's answer as a reply; undefined where it is none, which both gateways answer with an error. */
export const replyOf = (result: unknown): Reply | undefined => {
  if (!isRecord(result)) return undefined
  const { statusCode, body = '', isBase64Encoded } = result
  const headers = headersOf(result['headers'], result['cookies'])
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode)) return undefined
  if (statusCode < 200 || statusCode > 599 || typeof body !== 'string' || headers === undefined)
    return undefined
  return {
    status: statusCode,
    headers: headers.filter(([name]) => !isOwnToGateway(name)),
    body: isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  }
}

/** A short answer of the gateway's own. */
export const ownReply = ([status, message]: readonly [number, string]): Reply => ({
  status,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify({ message }),
  own: true,
})
