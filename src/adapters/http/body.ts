import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../domain/failure/failure.js'
import type { AnyForm } from '../../domain/form/form.js'
import type { HttpRequest } from '../../ports/http.js'
import { type Input, inputFrom, type Pairs } from './input.js'
import { jsonPairs } from './json.js'
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

const unsupported: E.Either<Rejection, never> = E.left({ _tag: 'UnsupportedMediaType' })

/** The media type of the body, where its parameters say nothing that is not UTF-8. */
const mediaType = (headers: HttpRequest['headers']): string | undefined => {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='))
  const plain = charset === undefined || /^charset="?(utf-8|utf8|us-ascii)"?$/.test(charset)
  const identity = ['', 'identity'].includes(headers.get('content-encoding') ?? '')
  return plain && identity ? type.trim() : undefined
}

const pairsOf = (headers: HttpRequest['headers'], body: Body): E.Either<Rejection, Pairs> => {
  switch (mediaType(headers)) {
    case 'application/json':
      return pipe(textOf(body), E.flatMap(jsonPairs))
    case 'application/x-www-form-urlencoded':
      return pipe(textOf(body), E.flatMap(urlencodedPairs))
    case 'multipart/form-data':
      return multipartPairs(
        headers.get('content-type') ?? '',
        typeof body === 'string' ? Buffer.from(body) : body,
      )
    default:
      return unsupported
  }
}

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
      if (sent.length > 0) return pairsOf(headers, sent)
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
