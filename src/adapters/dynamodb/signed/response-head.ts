/** The end of the body: after a number of bytes, with the last chunk, or with the connection. */
export type Framing = number | 'chunks' | 'close'

/** The status line and the headers of a response, as far as they are used. */
export interface Head {
  readonly status: number
  /** The server's clock, in milliseconds since 1970; NaN without a `Date` header. */
  readonly date: number
  readonly framing: Framing
  /** Whether the server keeps the connection for another request. */
  readonly isKept: boolean
}

type Fields = Readonly<Record<string, string | undefined>>

/** Error of a response that is not HTTP/1.1. */
export const malformed = (reason: string): Error => new Error(`the reply is not HTTP/1.1: ${reason}`)

const fieldsIn = (lines: readonly string[]): Fields => {
  const fields: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) throw malformed('a header has no name')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'content-length' && (fields[name] ?? value) !== value) throw malformed('it has two lengths')
    fields[name] = value
  }
  return fields
}

const framingOf = (status: number, fields: Fields): Framing => {
  if (status === 204 || status === 304) return 0
  const { 'transfer-encoding': coding, 'content-length': length } = fields
  if (coding !== undefined) return coding.toLowerCase() === 'chunked' ? 'chunks' : 'close'
  if (length === undefined) return 'close'
  if (!/^\d{1,15}$/.test(length)) throw malformed('its length is not a number')
  return Number(length)
}

/** Decodes the status line and the headers, without the empty line after them. @throws if they are malformed */
export const headIn = (text: string): Head => {
  const [line = '', ...rest] = text.split('\r\n')
  const [, minor, code] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(line) ?? []
  if (code === undefined) throw malformed('its first line is not a status line')
  const [status, fields] = [Number(code), fieldsIn(rest)]
  return {
    status,
    date: Date.parse(fields['date'] ?? ''),
    framing: framingOf(status, fields),
    isKept: minor === '1' && fields['connection']?.toLowerCase() !== 'close',
  }
}
