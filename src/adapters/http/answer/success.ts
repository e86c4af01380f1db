import { canonical } from '../../../domain/kernel/canonical.js'
import type { Fields } from '../../../domain/form/form.js'
import type { Outcome } from '../../../domain/submission/outcome.js'
import type { HttpAnswer, HttpRequest } from '../../../ports/http.js'
import { prefixOf } from '../request/routes.js'

/** `Location` of a stored submission, under the prefix that the client used. A test has none. */
export const locationHeader = (
  { base = '', path }: HttpRequest,
  { submission: { form, id, test } }: Outcome,
): Readonly<Record<string, string>> =>
  test === true ? {} : { location: `${base}${prefixOf(path)}/forms/${form}/submissions/${id}` }

/** Header that marks a replay, whose other headers are those of the first answer. */
export const replayHeader = ({ _tag }: Outcome): Readonly<Record<string, string>> =>
  _tag === 'Replayed' ? { 'idempotency-replayed': 'true' } : {}

/** Sorts members by name: a store need not keep the order in which they were put. */
const inOrder = (result: Fields | undefined): unknown =>
  result === undefined ? undefined : JSON.parse(canonical(result))

/**
 * Encodes a stored submission as JSON. It comes entirely from the store, so that a replay has the same bytes; only
 * `next`, the thank-you page, is on the origin of this request.
 */
export const receipt = (request: HttpRequest, outcome: Outcome, next: string | undefined): HttpAnswer => {
  const { id, form, at, answer, result, receipt: digest, test } = outcome.submission
  const receivedAt = new Date(at).toISOString()
  return {
    status: answer.status,
    headers: {
      'content-type': 'application/json',
      ...locationHeader(request, outcome),
      ...replayHeader(outcome),
    },
    body: JSON.stringify({
      id,
      form,
      receivedAt,
      message: answer.message,
      result: inOrder(result),
      receipt: digest,
      test,
      next,
    }),
  }
}
