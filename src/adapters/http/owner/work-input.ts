import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { complaint, invalid } from '../../../domain/reading/parsed-parameter.js'
import { readWork } from '../../../domain/work/read-work.js'
import type { WorkInput } from '../../../domain/work/work.js'
import type { HttpRequest } from '../../../ports/http.js'
import { cameTwice } from '../body/input.js'
import { jsonPairs } from '../body/json.js'
import { mediaTypeOf } from '../body/media-type.js'
import { knownIn } from './query-parameters.js'

/** Maximum bytes: a note of 4,000 escaped characters and the JSON around it. */
const mostBytes = 65_536

/** Maximum submissions per request. */
const mostIds = 100

const decoder = new TextDecoder('utf-8', { fatal: true })

const textOf = (body: Uint8Array | string): E.Either<Rejection, string> =>
  typeof body === 'string'
    ? E.right(body)
    : E.tryCatch(
        () => decoder.decode(body),
        (): Rejection => ({ _tag: 'InvalidEncoding' }),
      )

const isWithin = (body: Uint8Array | string): E.Either<Rejection, Uint8Array | string> =>
  Buffer.byteLength(body) > mostBytes
    ? E.left({ _tag: 'TooLarge', limit: `${mostBytes / 1024} KiB` })
    : E.right(body)

const isJson = (headers: HttpRequest['headers']): E.Either<Rejection, undefined> =>
  pipe(
    mediaTypeOf(headers),
    E.flatMap(({ value }) =>
      value === 'application/json' ? E.right(undefined) : E.left<Rejection>({ _tag: 'UnsupportedMediaType' }),
    ),
  )

/** Parses the work on a submission in a request; JSON. */
export const workIn = ({ headers, body }: HttpRequest): E.Either<Rejection, WorkInput> =>
  pipe(
    isJson(headers),
    E.flatMap(() => body),
    E.flatMap(isWithin),
    E.flatMap(textOf),
    E.flatMap(jsonPairs),
    E.flatMap((pairs) => {
      const twice = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) !== at)
      return twice === undefined ? E.right(pairs) : cameTwice(twice[0])
    }),
    E.flatMap((pairs) => readWork(Object.fromEntries(pairs))),
  )

/** Parses the submissions of a query: `ids`, up to 100 separated by commas. */
export const idsIn = (query: string): E.Either<Rejection, readonly string[]> =>
  pipe(
    knownIn(query, ['ids']),
    E.flatMap((parameters) => {
      const ids = (parameters.get('ids') ?? '').split(',').filter((id) => id !== '')
      const fits = ids.length <= mostIds && ids.every((id) => /^[a-z2-7]{26}$/.test(id))
      return fits
        ? E.right(ids)
        : invalid([complaint('ids', `Send up to ${mostIds} ids, separated by commas.`)])
    }),
  )
