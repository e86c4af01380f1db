import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { HttpRequest } from '../../../ports/http.js'
import { type Input, inputFrom, type Pairs } from './input.js'
import { jsonPairs } from './json.js'
import { limits } from '../limits.js'
import { boundaryIn, mediaTypeOf } from './media-type.js'
import { multipartPairs } from './multipart.js'
import { jsonSize, pairsSize, urlencodedSize } from './decoded-size.js'
import { urlencodedPairs } from './urlencoded.js'

/** Media types of a body, as `Accept-Post` lists them. */
export const acceptPost = 'application/json, application/x-www-form-urlencoded, multipart/form-data'

const decoder = new TextDecoder('utf-8', { fatal: true })

type Body = Uint8Array | string

/** A body, and a check of its size that counts only if needed. */
interface Sent {
  readonly body: Body
  readonly within: (count: () => number) => E.Either<Rejection, undefined>
}

/** The rejection of a body that is too large, with the limit in KiB, for people. */
const tooLarge = (limit: number): E.Either<Rejection, never> =>
  E.left({ _tag: 'TooLarge', limit: `${Math.ceil(limit / 1024)} KiB` })

/**
 * Refuses a body far beyond the limit before decoding, to bound memory. A body within the limit before decoding is also
 * within it afterwards.
 */
const withinWire =
  (limit: number) =>
  (body: Body): E.Either<Rejection, Sent> => {
    const size = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
    return size > limits.wire * limit
      ? tooLarge(limit)
      : E.right({
          body,
          within: (count) => (size > limit && count() > limit ? tooLarge(limit) : E.right(undefined)),
        })
  }

// The decoder drops a byte order mark, so that text reads the same whether or not a gateway encoded it.
const textOf = (body: Body): E.Either<Rejection, string> =>
  typeof body === 'string'
    ? E.right(body.replace(/^\uFEFF/, ''))
    : E.tryCatch(
        () => decoder.decode(body),
        (): Rejection => ({ _tag: 'InvalidEncoding' }),
      )

const bytesOf = (body: Body): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength)

/** Reads the pairs of a text whose decoded size is within the limit. */
const ofText = (
  { body, within }: Sent,
  sizeOf: (text: string) => number,
  read: (text: string) => E.Either<Rejection, Pairs>,
): E.Either<Rejection, Pairs> =>
  pipe(
    textOf(body),
    E.tap((text) => within(() => sizeOf(text))),
    E.flatMap(read),
  )

const pairsOf = (form: AnyForm, headers: HttpRequest['headers'], sent: Sent): E.Either<Rejection, Pairs> =>
  pipe(
    mediaTypeOf(headers),
    E.flatMap((type): E.Either<Rejection, Pairs> => {
      switch (type.value) {
        case 'application/json':
          return ofText(sent, jsonSize, jsonPairs)
        case 'application/x-www-form-urlencoded':
          return ofText(sent, urlencodedSize, urlencodedPairs)
        case 'multipart/form-data':
          return pipe(
            boundaryIn(type),
            E.flatMap((boundary) => multipartPairs(bytesOf(sent.body), { boundary, lang: form.lang })),
            E.tap((pairs) => sent.within(() => pairsSize(pairs))),
          )
        default:
          return E.left({ _tag: 'UnsupportedMediaType' })
      }
    }),
  )

/** Whether a form was sent even if the body is empty, as a form with only unticked checkboxes sends no bytes. */
const isUrlencoded = (headers: HttpRequest['headers']): boolean =>
  pipe(
    mediaTypeOf(headers),
    E.exists(({ value }) => value === 'application/x-www-form-urlencoded'),
  )

/** Reads the pairs of the query, used when there is no body. */
const queryPairs =
  (headers: HttpRequest['headers']) =>
  (sent: Sent): E.Either<Rejection, Pairs> =>
    pipe(
      ofText(sent, urlencodedSize, urlencodedPairs),
      E.filterOrElse(
        (pairs) => pairs.length > 0 || isUrlencoded(headers),
        (): Rejection => ({ _tag: 'EmptyBody' }),
      ),
    )

/** Reads the fields of a request from its body, or from its query if it has no body. */
export const inputOf = (
  form: AnyForm,
  { headers, query, body }: HttpRequest,
  limit: number,
): E.Either<Rejection, Input> =>
  pipe(
    body,
    E.flatMap((sent): E.Either<Rejection, Pairs> => {
      const check = withinWire(limit)
      return sent.length > 0
        ? pipe(
            check(sent),
            E.flatMap((checked) => pairsOf(form, headers, checked)),
          )
        : pipe(check(query), E.flatMap(queryPairs(headers)))
    }),
    E.flatMap((pairs) => inputFrom(form, pairs)),
  )
