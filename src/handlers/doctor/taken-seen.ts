import type { ProbeAnswer } from '../../ports/probe.js'
import { membersOf } from './answer.js'
import { fine, type Seen, wrong } from './seen.js'
import type { Visit } from './visit.js'

/** What was taken for real has to go again, and is named. */
const storedSeen = (visit: Visit): Seen =>
  wrong(
    `a test was stored for real: ${visit.stored.join(', ')}`,
    'One way in drops the header X-DynamoSync-Test, or is served by another version.',
    `Erase it (dynamosync erase --form ${visit.target.form ?? 'NAME'} ID), and deploy the current version everywhere.`,
  )

/** Whether a submission was taken as it should be, as a test. */
export const takenSeen = (visit: Visit, answer: ProbeAnswer, what: string): Seen => {
  if (visit.stored.length > 0) return storedSeen(visit)
  const replayed = answer.headers.has('idempotency-replayed') ? ', a replay' : ''
  const { id } = membersOf(answer)
  return fine(`${what}: ${answer.status}${replayed}${typeof id === 'string' ? `, id ${id}` : ''}`)
}
