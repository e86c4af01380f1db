import type { Outcome } from '../../domain/outcome.js'
import type { HttpAnswer, HttpRequest } from '../../ports/http.js'
import { prefixOf } from './routes.js'

/** The address of a stored submission, under the prefix that the client used. */
const locationOf = ({ path }: HttpRequest, { submission: { form, id } }: Outcome): string =>
  `${prefixOf(path)}/forms/${form}/submissions/${id}`

/** Headers that go with a stored submission. A replay has the first answer's, and says that it is one. */
export const successHeaders = (request: HttpRequest, outcome: Outcome): Readonly<Record<string, string>> => ({
  location: locationOf(request, outcome),
  ...(outcome._tag === 'Replayed' ? { 'idempotency-replayed': 'true' } : {}),
})

/** A stored submission as JSON. All of it comes from what is stored, so that a replay is the same bytes. */
export const receipt = (request: HttpRequest, outcome: Outcome): HttpAnswer => {
  const { id, form, at, answer, receipt: digest } = outcome.submission
  const facts = { id, form, receivedAt: new Date(at).toISOString(), message: answer.message, receipt: digest }
  return {
    status: answer.status,
    headers: { 'content-type': 'application/json', ...successHeaders(request, outcome) },
    body: JSON.stringify(facts),
  }
}
