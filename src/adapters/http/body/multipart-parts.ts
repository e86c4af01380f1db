import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { DetailCode } from '../../../domain/failure/detail.js'

/** A part of a multipart body, as bytes. */
export interface RawPart {
  readonly head: Buffer
  readonly content: Buffer
}

/** What is wrong with a body, and with which of its parts, the first of which is 1. */
export const wrongPart = (code: DetailCode, at: number): E.Either<Rejection, never> =>
  E.left({ _tag: 'BodyEncoding', detail: { code, at: String(at) } })

const wrongBody = (code: DetailCode): E.Either<Rejection, never> =>
  E.left({ _tag: 'BodyEncoding', detail: { code } })

const lineEnd = Buffer.from('\r\n')
const headEnd = Buffer.from('\r\n\r\n')
const dashes = Buffer.from('--')

const startsWith = (body: Buffer, text: Buffer, at: number): boolean =>
  body.subarray(at, at + text.length).equals(text)

/** Behind the white space that may follow a boundary. */
const behindSpace = (body: Buffer, start: number): number => {
  let at = start
  while (body[at] === 32 || body[at] === 9) at += 1
  return at
}

/** What stands between two boundaries, from the end of the first one's line on. */
const partIn = (text: Buffer): RawPart | undefined => {
  const split = text.indexOf(headEnd)
  return split === -1
    ? undefined
    : {
        head: text.subarray(lineEnd.length, Math.max(split, lineEnd.length)),
        content: text.subarray(split + headEnd.length),
      }
}

/** Behind the first boundary, in front of which there may be anything. */
const firstBoundary = (body: Buffer, boundary: Buffer): number => {
  if (startsWith(body, boundary.subarray(lineEnd.length), 0)) return boundary.length - lineEnd.length
  const at = body.indexOf(boundary)
  return at === -1 ? -1 : at + boundary.length
}

/**
 * Takes a multipart body apart, as RFC 2046 has it.
 *
 * @param most parts; what comes behind them is not looked at
 */
export const rawParts = (
  body: Buffer,
  name: string,
  most: number,
): E.Either<Rejection, readonly RawPart[]> => {
  const boundary = Buffer.from(`\r\n--${name}`)
  const parts: RawPart[] = []
  let at = firstBoundary(body, boundary)
  if (at === -1) return wrongBody('boundary-not-found')
  while (!startsWith(body, dashes, at) && parts.length < most) {
    const start = behindSpace(body, at)
    if (!startsWith(body, lineEnd, start)) return wrongPart('boundary-line', parts.length + 1)
    const end = body.indexOf(boundary, start)
    if (end === -1) return wrongBody('end-missing')
    const part = partIn(body.subarray(start, end))
    if (part === undefined) return wrongPart('part-headers', parts.length + 1)
    parts.push(part)
    at = end + boundary.length
  }
  return parts.length < most && body.includes(boundary, at) ? wrongBody('after-end') : E.right(parts)
}
