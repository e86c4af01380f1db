import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { HttpRequest } from '../../ports/http.js'
import { type Input, inputFrom, type Pairs } from './input.js'
import { jsonPairs } from './json.js'
import { boundaryIn, mediaTypeOf } from './media-type.js'
import { multipartPairs } from './multipart.js'
import { urlencodedPairs } from './urlencoded.js'

/** The media types that a body may have, as `Accept-Post` lists them. */
export const acceptPost = 'application/json, application/x-www-form-urlencoded, multipart/form-data'

const decoder = new TextDecoder('utf-8', { fatal: true })

type Body = Uint8Array | string

const withinLimit =
  (limit: number) =>
  (body: Body): E.Either<Rejection, Body> => {
    const size = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
    return size > limit ? E.left({ _tag: 'TooLarge', limit: `${limit / 1024} KiB` }) : E.right(body)
  }

// The decoder drops a byte order mark; text must read the same whether or not a gateway encoded it.
const textOf = (body: Body): E.Either<Rejection, string> =>
  typeof body === 'string'
    ? E.right(body.replace(/^\uFEFF/, ''))
    : E.tryCatch(
        () => decoder.decode(body),
        (): Rejection => ({ _tag: 'InvalidEncoding' }),
      )

const bytesOf = (body: Body): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength)

const pairsOf = (form: AnyForm, headers: HttpRequest['headers'], body: Body): E.Either<Rejection, Pairs> =>
  pipe(
    mediaTypeOf(headers),
    E.flatMap((type): E.Either<Rejection, Pairs> => {
      switch (type.value) {
        case 'application/json':
          return pipe(textOf(body), E.flatMap(jsonPairs))
        case 'application/x-www-form-urlencoded':
          return pipe(textOf(body), E.flatMap(urlencodedPairs))
        case 'multipart/form-data':
          return pipe(
            boundaryIn(type),
            E.flatMap((boundary) => multipartPairs(bytesOf(body), { boundary, lang: form.lang })),
          )
        default:
          return E.left({ _tag: 'UnsupportedMediaType' })
      }
    }),
  )

/** The fields that a request brings: in its body, or in its query where it has none. */
export const inputOf = (
  form: AnyForm,
  { headers, query, body }: HttpRequest,
  limit: number,
): E.Either<Rejection, Input> =>
  pipe(
    body,
    E.flatMap(withinLimit(limit)),
    E.flatMap((sent): E.Either<Rejection, Pairs> => {
      if (sent.length > 0) return pairsOf(form, headers, sent)
      return pipe(
        urlencodedPairs(query),
        E.filterOrElse(
          (pairs) => pairs.length > 0,
          (): Rejection => ({ _tag: 'EmptyBody' }),
        ),
      )
    }),
    E.flatMap((pairs) => inputFrom(form, pairs)),
  )
