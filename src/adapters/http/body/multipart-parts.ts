import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { DetailCode } from '../../../domain/failure/detail.js'

/** A part of a multipart body, as bytes. */
export interface RawPart {
  readonly head: Buffer
  readonly content: Buffer
}

/** The rejection of a body because of one of its parts, whose number counts from 1. */
export const wrongPart = (code: DetailCode, at: number): E.Either<Rejection, never> =>
  E.left({ _tag: 'BodyEncoding', detail: { code, at: String(at) } })

const wrongBody = (code: DetailCode): E.Either<Rejection, never> =>
  E.left({ _tag: 'BodyEncoding', detail: { code } })

const lineEnd = Buffer.from('\r\n')
const headEnd = Buffer.from('\r\n\r\n')
const dashes = Buffer.from('--')

const startsWith = (body: Buffer, text: Buffer, at: number): boolean =>
  body.subarray(at, at + text.length).equals(text)

/** Offset after the white space that may follow a boundary. */
const behindSpace = (body: Buffer, start: number): number => {
  let at = start
  while (body[at] === 32 || body[at] === 9) at += 1
  return at
}

/** Splits the bytes between two boundaries, after the first one's line, into head and content. */
const partIn = (text: Buffer): RawPart | undefined => {
  const split = text.indexOf(headEnd)
  return split === -1
    ? undefined
    : {
        head: text.subarray(lineEnd.length, Math.max(split, lineEnd.length)),
        content: text.subarray(split + headEnd.length),
      }
}

/** Offset after the first boundary; anything may precede it. */
const firstBoundary = (body: Buffer, boundary: Buffer): number => {
  if (startsWith(body, boundary.subarray(lineEnd.length), 0)) return boundary.length - lineEnd.length
  const at = body.indexOf(boundary)
  return at === -1 ? -1 : at + boundary.length
}

/**
 * Splits a multipart body into parts, per RFC 2046.
 *
 * @param most maximum number of parts; the rest is not read
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
