import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../domain/failure.js'
import type { HttpRequest } from '../../ports/http.js'
import { jsonInput } from './json.js'
import { limits } from './limits.js'
import { type Input, urlencodedInput } from './urlencoded.js'

/** The media types that a body may have, as `Accept-Post` lists them. */
export const acceptPost = 'application/json, application/x-www-form-urlencoded'

const decoder = new TextDecoder('utf-8', { fatal: true })

const textOf = (body: Uint8Array | string): E.Either<Rejection, string> => {
  const size = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  if (size > limits.body) return E.left({ _tag: 'TooLarge', limit: `${limits.body / 1024} KiB` })
  // The decoder drops a byte order mark; text must read the same whether or not a gateway encoded it.
  return typeof body === 'string'
    ? E.right(body.replace(/^\uFEFF/, ''))
    : E.tryCatch(
        () => decoder.decode(body),
        (): Rejection => ({ _tag: 'InvalidEncoding' }),
      )
}

const unsupported: E.Either<Rejection, never> = E.left({ _tag: 'UnsupportedMediaType' })

/** The media type of the body, where its parameters say nothing that is not UTF-8. */
const mediaType = (headers: HttpRequest['headers']): string | undefined => {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='))
  const plain = charset === undefined || /^charset="?(utf-8|utf8|us-ascii)"?$/.test(charset)
  const identity = ['', 'identity'].includes(headers.get('content-encoding') ?? '')
  return plain && identity ? type.trim() : undefined
}

const fromBody = (headers: HttpRequest['headers'], body: Uint8Array | string): E.Either<Rejection, Input> => {
  switch (mediaType(headers)) {
    case 'application/json':
      return pipe(textOf(body), E.flatMap(jsonInput))
    case 'application/x-www-form-urlencoded':
      return pipe(textOf(body), E.flatMap(urlencodedInput))
    default:
      return unsupported
  }
}

/** The fields that a request brings: in its body, or in its query where it has none. */
export const inputOf = ({ headers, query, body }: HttpRequest): E.Either<Rejection, Input> =>
  pipe(
    body,
    E.flatMap((sent): E.Either<Rejection, Input> => {
      if (sent.length > 0) return fromBody(headers, sent)
      return query === '' ? E.left({ _tag: 'EmptyBody' }) : urlencodedInput(query)
    }),
  )
