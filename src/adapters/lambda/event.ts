import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Rejection } from '../../domain/failure.js'

const isHeaders = (value: unknown): value is Readonly<Record<string, string | undefined>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const header of Object.values(value))
    if (typeof header !== 'string' && header !== undefined) return false
  return true
}

/** `t.record` would say where among the headers the mistake is, and takes ten times as long for that. */
const Headers = new t.Type<Readonly<Record<string, string | undefined>>>(
  'Headers',
  isHeaders,
  (value, context) => (isHeaders(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
)

/** What every event kind may say of headers and body. */
export const Carried = t.partial({
  headers: t.union([t.null, Headers]),
  body: t.union([t.null, t.string]),
  isBase64Encoded: t.boolean,
})

type Carried = t.TypeOf<typeof Carried>

/** Header names come in any case. */
export const headersOf = ({ headers }: Carried): ReadonlyMap<string, string> => {
  const byName = new Map<string, string>()
  for (const [name, value] of Object.entries(headers ?? {}))
    if (value !== undefined) byName.set(name.toLowerCase(), value)
  return byName
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Node's decoder never fails, it only leaves out what it does not know; so the text is looked at first. */
const bytesOf = (text: string): E.Either<Rejection, Uint8Array> =>
  text.length % 4 === 0 && base64.test(text)
    ? E.right(Buffer.from(text, 'base64'))
    : E.left({ _tag: 'BodyEncoding' })

/** The body as bytes where the gateway encoded it, else as text; empty where there is none. */
export const bodyOf = ({ body, isBase64Encoded }: Carried): E.Either<Rejection, Uint8Array | string> =>
  isBase64Encoded === true ? bytesOf(body ?? '') : E.right(body ?? '')
