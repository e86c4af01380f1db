import { type Body, chunkedBody } from './chunked-body.js'
import { type Framing, type Head, headIn, malformed } from './response-head.js'

/** The response, unparsed. */
export interface Response {
  readonly status: number
  /** The server's clock, in milliseconds since 1970; NaN without a `Date` header. */
  readonly date: number
  readonly body: string
}

/** A whole response, and whether its connection can carry another request. */
export interface Whole {
  readonly response: Response
  readonly isReusable: boolean
}

/** Maximum bytes of a response's status line and headers. */
const maxHead = 65_536

const bodyIn = (bytes: Buffer, framing: Framing): Body | undefined => {
  if (framing === 'close') return undefined
  if (framing === 'chunks') return chunkedBody(bytes)
  return bytes.length < framing ? undefined : { bytes: bytes.subarray(0, framing), end: framing }
}

const wholeOf = ({ status, date }: Head, bytes: Buffer, isReusable: boolean): Whole => ({
  response: { status, date, body: bytes.toString('utf8') },
  isReusable,
})

/** Whether another response follows, such as after `100 Continue`. */
const isInterim = ({ status }: Head): boolean => status >= 100 && status < 200 && status !== 101

/**
 * Reads one response from the bytes of a connection, as they arrive.
 *
 * @throws if they are not HTTP/1.1
 */
export const responseReader = () => {
  let held: readonly Buffer[] = []
  let size = 0
  let head: Head | undefined
  const joined = (): Buffer => {
    const [first = Buffer.alloc(0), second] = held
    return second === undefined ? first : Buffer.concat(held)
  }
  const hold = (chunks: readonly Buffer[]): void => {
    held = chunks
    size = chunks.reduce((sum, { length }) => sum + length, 0)
  }
  const readHead = (): Head | undefined => {
    const bytes = joined()
    const end = bytes.indexOf('\r\n\r\n')
    if (Math.max(end, end < 0 ? size : 0) > maxHead) throw malformed('its headers are too long')
    if (end < 0) return undefined
    const read = headIn(bytes.toString('latin1', 0, end))
    hold([bytes.subarray(end + 4)])
    return isInterim(read) ? readHead() : read
  }
  return {
    /** The response, as soon as it is whole. */
    push: (chunk: Buffer): Whole | undefined => {
      hold([...held, chunk])
      head ??= readHead()
      if (head === undefined || (typeof head.framing === 'number' && size < head.framing)) return undefined
      const body = bodyIn(joined(), head.framing)
      return body && wholeOf(head, body.bytes, head.isKept && body.end === size)
    },
    /** The response that ends with its connection; undefined if it was cut short. */
    end: (): Whole | undefined => (head?.framing === 'close' ? wholeOf(head, joined(), false) : undefined),
  }
}
