import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../domain/failure/failure.js'
import type { HttpRequest } from '../../ports/http.js'

/** Whether a value is a record of headers; one loop, as a codec would take three times as long. */
const isHeaders = (value: unknown): value is Readonly<Record<string, string | undefined>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const name in value) {
    const header: unknown = value[name as never]
    if (typeof header !== 'string' && header !== undefined) return false
  }
  return true
}

/** Headers and body of every kind of event. */
export interface Carried {
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined
  readonly body?: string | null | undefined
  readonly isBase64Encoded?: boolean | undefined
}

const isNone = (value: unknown): value is null | undefined => value === undefined || value === null

/** Whether an event's headers and body have the common shape. */
export const isCarried = (event: object): event is Carried => {
  const { headers, body, isBase64Encoded } = event as Readonly<Record<keyof Carried, unknown>>
  return (
    (isNone(headers) || isHeaders(headers)) &&
    (isNone(body) || typeof body === 'string') &&
    (isBase64Encoded === undefined || typeof isBase64Encoded === 'boolean')
  )
}

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

/** Whether a load balancer's target group uses lists of headers, in the event and in the reply. */
export const wantsHeaderLists = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'multiValueHeaders' in event && !('headers' in event)

/** The body as bytes if the gateway encoded it, otherwise as text; empty if there is none. */
export const bodyOf = ({ body, isBase64Encoded }: Carried): E.Either<Rejection, Uint8Array | string> =>
  isBase64Encoded === true ? bytesOf(body ?? '') : E.right(body ?? '')
