import { malformed } from './response-head.js'

/** A body, and the number of bytes that it took up. */
export interface Body {
  readonly bytes: Buffer
  readonly end: number
}

const lineEnd = '\r\n'

const sizeIn = (line: string): number => {
  const [, size] = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line) ?? []
  if (size === undefined) throw malformed('a chunk has no size')
  return Number.parseInt(size, 16)
}

/** The end of the trailers, which are ignored; negative if it has not arrived. */
const trailersEnd = (bytes: Buffer, lastChunk: number): number => {
  const empty = bytes.indexOf('\r\n\r\n', lastChunk)
  return empty < 0 ? empty : empty + 4
}

const bodyOf = (parts: readonly Buffer[], end: number): Body | undefined =>
  end < 0 ? undefined : { bytes: Buffer.concat(parts), end }

/** Decodes a body in chunks; undefined if the last one has not arrived. @throws if a chunk is malformed */
export const chunkedBody = (bytes: Buffer): Body | undefined => {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const line = bytes.indexOf(lineEnd, at)
    if (line < 0) return undefined
    const size = sizeIn(bytes.toString('latin1', at, line))
    if (size === 0) return bodyOf(parts, trailersEnd(bytes, line))
    const begin = line + lineEnd.length
    at = begin + size + lineEnd.length
    if (bytes.length < at) return undefined
    if (bytes.toString('latin1', begin + size, at) !== lineEnd)
      throw malformed('a chunk is longer than its size')
    parts.push(bytes.subarray(begin, begin + size))
  }
}
