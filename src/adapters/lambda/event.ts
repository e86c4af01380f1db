import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Rejection } from '../../domain/failure.js'

/** What every event kind may say of headers and body. */
export const Carried = t.partial({
  headers: t.union([t.null, t.record(t.string, t.union([t.string, t.undefined]))]),
  body: t.union([t.null, t.string]),
  isBase64Encoded: t.boolean,
})

type Carried = t.TypeOf<typeof Carried>

/** Header names come in any case. */
export const headersOf = ({ headers }: Carried): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value] as const],
    ),
  )

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Node's decoder never fails, it only leaves out what it does not know; so the text is looked at first. */
const bytesOf = (text: string): E.Either<Rejection, Uint8Array> =>
  text.length % 4 === 0 && base64.test(text)
    ? E.right(Buffer.from(text, 'base64'))
    : E.left({ _tag: 'BodyEncoding' })

/** The body as bytes where the gateway encoded it, else as text; empty where there is none. */
export const bodyOf = ({ body, isBase64Encoded }: Carried): E.Either<Rejection, Uint8Array | string> =>
  isBase64Encoded === true ? bytesOf(body ?? '') : E.right(body ?? '')
