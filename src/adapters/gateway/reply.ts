/** An HTTP reply. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer | string
  /** Whether it is the gateway's own answer, not the function's. */
  readonly own?: true
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWritable = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** Whether HTTP allows a header's name and value: node throws for any other, too late for an answer. */
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

/** Whether the gateway sets this header itself: the length of the body as sent. */
const isOwnToGateway = (name: string): boolean =>
  ['content-length', 'transfer-encoding', 'connection'].includes(name.toLowerCase())

/** Reads the function's answer as a reply; undefined if it is invalid, which both gateways answer with an error. */
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

/** Makes a short answer of the gateway itself. */
export const ownReply = ([status, message]: readonly [number, string]): Reply => ({
  status,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify({ message }),
  own: true,
})
