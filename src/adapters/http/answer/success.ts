import { canonical } from '../../../domain/kernel/canonical.js'
import type { Fields } from '../../../domain/form/form.js'
import type { Outcome } from '../../../domain/submission/outcome.js'
import type { HttpAnswer, HttpRequest } from '../../../ports/http.js'
import { prefixOf } from '../request/routes.js'

/** The address of a stored submission, under the prefix that the client used. A test has none. */
export const locationHeader = (
  { base = '', path }: HttpRequest,
  { submission: { form, id, test } }: Outcome,
): Readonly<Record<string, string>> =>
  test === true ? {} : { location: `${base}${prefixOf(path)}/forms/${form}/submissions/${id}` }

/** A replay has the first answer's headers, and says that it is one. */
export const replayHeader = ({ _tag }: Outcome): Readonly<Record<string, string>> =>
  _tag === 'Replayed' ? { 'idempotency-replayed': 'true' } : {}

/** Members in one order: a store need not keep the one in which they were put. */
const inOrder = (result: Fields | undefined): unknown =>
  result === undefined ? undefined : JSON.parse(canonical(result))

/**
 * A stored submission as JSON. All of it comes from what is stored, so that a replay is the same bytes; but `next`, the
 * page that thanks, is on the origin that this request came from.
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
