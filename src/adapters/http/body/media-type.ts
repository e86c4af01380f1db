import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { DetailCode } from '../../../domain/failure/detail.js'
import type { HttpRequest } from '../../../ports/http.js'
import { isUtf8 } from './charset.js'
import { type Parameterised, parameterisedIn } from './parameterised.js'

const unsupported = (code?: DetailCode): E.Either<Rejection, never> =>
  E.left({ _tag: 'UnsupportedMediaType', ...(code === undefined ? {} : { detail: { code } }) })

/** Media type of a body in plain UTF-8, or the reason it is not supported. */
export const mediaTypeOf = (headers: HttpRequest['headers']): E.Either<Rejection, Parameterised> => {
  const encoding = (headers.get('content-encoding') ?? '').trim().toLowerCase()
  if (encoding !== '' && encoding !== 'identity') return unsupported('body-compressed')
  const sent = headers.get('content-type') ?? ''
  if (sent.trim() === '') return unsupported('media-type-missing')
  const type = parameterisedIn(sent)
  if (type === undefined) return unsupported()
  return isUtf8(type.parameters.get('charset')) ? E.right(type) : unsupported('charset-unsupported')
}

/** Boundaries per RFC 2046: up to 70 characters of ASCII; searching for very long ones would be slow. */
const boundaryPattern = /^[\x20-\x7e]{0,69}[\x21-\x7e]$/

/** Reads the boundary of a multipart body, or the reason it has none. */
export const boundaryIn = ({ parameters }: Parameterised): E.Either<Rejection, string> => {
  const boundary = parameters.get('boundary') ?? ''
  if (boundaryPattern.test(boundary)) return E.right(boundary)
  const code = boundary === '' ? 'boundary-missing' : 'boundary-invalid'
  return E.left({ _tag: 'BodyEncoding', detail: { code } })
}
