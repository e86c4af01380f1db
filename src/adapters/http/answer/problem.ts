import type { Problem } from '../../../domain/contract/problem.js'
import type { Complaint } from '../../../domain/kernel/complaint.js'
import type { Failure } from '../../../domain/failure/failure.js'
import { failures, retryAfter } from '../../../domain/failure/table.js'
import type { FailureWords } from '../../../domain/words/catalogue.js'
import { detailText, failureWords } from '../../../domain/words/failure.js'
import type { Lang } from '../../../domain/kernel/lang.js'
import { wordsOf } from '../../../domain/words/words.js'
import type { HttpAnswer } from '../../../ports/http.js'
import { acceptPost } from '../body/body.js'

/** The complaints of a failure; empty unless fields are invalid. */
export const complaintsOf = (failure: Failure): readonly Complaint[] =>
  'complaints' in failure ? failure.complaints : []

/** The sentence of a failure in the form's language. Complaints are joined, up to the first three. */
export const messageOf = (failure: Failure, lang: Lang = 'en'): string => {
  if ('detail' in failure) return detailText(failure.detail, lang)
  const { message } = failureWords(failure._tag, lang)
  const { limitIs, moreFields } = wordsOf(lang)
  if (failure._tag === 'TooLarge') return `${message} ${limitIs(failure.limit)}`
  const complaints = complaintsOf(failure)
  if (complaints.length === 0) return message
  const said = complaints.slice(0, 3).map((complaint) => complaint.message)
  const more = complaints.length - said.length
  return [...said, ...(more > 0 ? [moreFields(more)] : [])].join(' ')
}

/** Extra headers of a failure. */
export const failureHeaders = (failure: Failure): Readonly<Record<string, string>> => {
  if (failure._tag === 'MethodNotAllowed') return { allow: failure.allow.join(', ') }
  if (failure._tag === 'Unauthenticated') return { 'www-authenticate': failure.challenge }
  if (failure._tag === 'UnsupportedMediaType') return { 'accept-post': acceptPost }
  if (failure._tag === 'WorkChanged') return failure.etag === undefined ? {} : { etag: failure.etag }
  if (failure._tag === 'RateLimited') return { 'retry-after': String(failure.retryAfter) }
  return failures[failure._tag].status === 503 ? { 'retry-after': String(retryAfter) } : {}
}

/** Wording of failures: a language, and replacements for some messages. */
export interface Wording {
  readonly lang?: Lang | undefined
  readonly words?: Partial<Readonly<Record<Failure['_tag'], FailureWords>>>
}

/** Encodes a failure as RFC 9457 `application/problem+json`, without causes and values. */
export const problem = (
  failure: Failure,
  requestId: string,
  { lang = 'en', words = {} }: Wording = {},
): HttpAnswer => {
  const { status, code, retryable } = failures[failure._tag]
  const outcome = failure._tag === 'RateLimited' ? failure.outcome : failures[failure._tag].outcome
  const { title } = words[failure._tag] ?? failureWords(failure._tag, lang)
  const message = words[failure._tag]?.message ?? messageOf(failure, lang)
  const errors = 'complaints' in failure ? { errors: failure.complaints } : {}
  const type = `urn:dynamosync:problem:${code}`
  const instance = `urn:dynamosync:request:${requestId}`
  const body: Problem = {
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
  }
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...failureHeaders(failure) },
    body: JSON.stringify(body),
  }
}
