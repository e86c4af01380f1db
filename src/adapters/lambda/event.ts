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

/** Headers of an event; `t.record` would check each name too, and takes three times as long. */
const Headers = new t.Type<Readonly<Record<string, string | undefined>>>(
  'Headers',
  isHeaders,
  (value, context) => (isHeaders(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
)

/**
 * Headers and body of every kind of event. Codecs of events are used with `is` to tell the kinds apart; `decode` would
 * take four times as long for errors that nobody reads.
 */
export const Carried = t.partial({
  headers: t.union([t.null, Headers]),
  body: t.union([t.null, t.string]),
  isBase64Encoded: t.boolean,
})

type Carried = t.TypeOf<typeof Carried>

/** The caller's address as stated by the gateway; undefined unless it is text. */
export const sourceIpIn = (caller: unknown): string | undefined => {
  const { sourceIp } = (caller ?? {}) as { readonly sourceIp?: unknown }
  return typeof sourceIp === 'string' ? sourceIp : undefined
}

const isLowerCase = (headers: object): boolean => {
  for (const name in headers) if (name !== name.toLowerCase()) return false
  return true
}

/** Headers by lower-case name. If all names are lower-case, as in payload 2.0, they are not copied. */
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

/** Decodes base64. Node's decoder silently skips invalid characters, so the text is checked first. */
const bytesOf = (text: string): E.Either<Rejection, Uint8Array> =>
  text.length % 4 === 0 && base64.test(text)
    ? E.right(Buffer.from(text, 'base64'))
    : E.left({ _tag: 'BodyEncoding' })

/** The body as bytes if the gateway encoded it, otherwise as text; empty if there is none. */
export const bodyOf = ({ body, isBase64Encoded }: Carried): E.Either<Rejection, Uint8Array | string> =>
  isBase64Encoded === true ? bytesOf(body ?? '') : E.right(body ?? '')
