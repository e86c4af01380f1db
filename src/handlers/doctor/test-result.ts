import type { ProbeAnswer } from '../../ports/probe.js'
import { membersOf } from './answer.js'
import { fine, type CheckResult, wrong } from './check.js'
import type { Visit } from './visit.js'

/** Finding for tests that were stored as real submissions, with their ids, as they have to be erased. */
const storedResult = (visit: Visit): CheckResult =>
  wrong(
    `a test was stored as a real submission: ${visit.stored.join(', ')}`,
    'One route drops the header X-DynamoSync-Test, or is served by another version.',
    `Erase it (dynamosync erase --form ${visit.target.form ?? 'NAME'} ID), and deploy the current version everywhere.`,
  )

/** Reports whether a submission was accepted as a test. */
export const testResult = (visit: Visit, answer: ProbeAnswer, what: string): CheckResult => {
  if (visit.stored.length > 0) return storedResult(visit)
  const replayed = answer.headers.has('idempotency-replayed') ? ', a replay' : ''
  const { id } = membersOf(answer)
  return fine(`${what}: ${answer.status}${replayed}${typeof id === 'string' ? `, id ${id}` : ''}`)
}
