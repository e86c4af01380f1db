import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Rejection } from '../../domain/failure/failure.js'
import type { HttpRequest } from '../../ports/http.js'

const isHeaders = (value: unknown): value is Readonly<Record<string, string | undefined>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const name in value) {
    const header: unknown = value[name as never]
    if (typeof header !== 'string' && header !== undefined) return false
  }
  return true
}

/** `t.record` would ask about every name too, and takes three times as long for that. */
const Headers = new t.Type<Readonly<Record<string, string | undefined>>>(
  'Headers',
  isHeaders,
  (value, context) => (isHeaders(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
)

/**
 * What every event kind may say of headers and body. The events' codecs are asked whether an event is of their kind
 * (`is`), not where it is not (`decode`), which would take four times as long and which nobody reads.
 */
export const Carried = t.partial({
  headers: t.union([t.null, Headers]),
  body: t.union([t.null, t.string]),
  isBase64Encoded: t.boolean,
})

type Carried = t.TypeOf<typeof Carried>

/** The caller’s address as the gateway states it; undefined unless it is text. */
export const sourceIpIn = (caller: unknown): string | undefined => {
  const { sourceIp } = (caller ?? {}) as { readonly sourceIp?: unknown }
  return typeof sourceIp === 'string' ? sourceIp : undefined
}

const isLowerCase = (headers: object): boolean => {
  for (const name in headers) if (name !== name.toLowerCase()) return false
  return true
}

/** Header names come in any case. Where all are lower-case, as with payload 2.0, they are looked up where they are. */
export const headersOf = ({ headers }: Carried): HttpRequest['headers'] => {
  const sent = headers ?? {}
  if (isLowerCase(sent)) return { get: (name) => (Object.hasOwn(sent, name) ? sent[name] : undefined) }
  const byName = new Map<string, string>()
  for (const name in sent) {
    const value = sent[name]
    if (value !== undefined) byName.set(name.toLowerCase(), value)
  }
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
