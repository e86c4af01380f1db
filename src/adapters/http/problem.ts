import type { Complaint } from '../../domain/complaint.js'
import type { Failure } from '../../domain/failure.js'
import { failures, type FailureWords, retryAfter } from '../../domain/failure-table.js'
import type { HttpAnswer } from '../../ports/http.js'
import { acceptPost } from './body.js'

/** What is wrong with the fields, where that is what failed. */
export const complaintsOf = (failure: Failure): readonly Complaint[] =>
  'complaints' in failure ? failure.complaints : []

/** The sentence of a failure. Complaints speak for themselves, the first three of them. */
export const messageOf = (failure: Failure): string => {
  const { message } = failures[failure._tag]
  if (failure._tag === 'TooLarge') return `${message} The limit is ${failure.limit}.`
  const complaints = complaintsOf(failure)
  if (complaints.length === 0) return message
  const said = complaints.slice(0, 3).map((complaint) => complaint.message)
  const more = complaints.length - said.length
  const rest = more === 1 ? '1 more field needs mending.' : `${more} more fields need mending.`
  return [...said, ...(more > 0 ? [rest] : [])].join(' ')
}

/** Headers that a failure asks for, besides those of every answer. */
export const failureHeaders = (failure: Failure): Readonly<Record<string, string>> => {
  if (failure._tag === 'MethodNotAllowed') return { allow: failure.allow.join(', ') }
  if (failure._tag === 'Unauthenticated') return { 'www-authenticate': failure.challenge }
  if (failure._tag === 'UnsupportedMediaType') return { 'accept-post': acceptPost }
  return failures[failure._tag].status === 503 ? { 'retry-after': String(retryAfter) } : {}
}

/** Other words for some failures. */
export type OtherWords = Partial<Readonly<Record<Failure['_tag'], FailureWords>>>

/** A failure as RFC 9457 `application/problem+json`: no cause, no value. */
export const problem = (failure: Failure, requestId: string, words: OtherWords = {}): HttpAnswer => {
  const { status, code, retryable, outcome } = failures[failure._tag]
  const { title } = words[failure._tag] ?? failures[failure._tag]
  const message = words[failure._tag]?.message ?? messageOf(failure)
  const errors = 'complaints' in failure ? { errors: failure.complaints } : {}
  const type = `urn:dynamosync:problem:${code}`
  const instance = `urn:dynamosync:request:${requestId}`
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...failureHeaders(failure) },
    body: JSON.stringify({
      type,
      title,
      status,
      detail: message,
      instance,
      code,
      message,
      ...errors,
      retryable,
      outcome,
    }),
  }
}
