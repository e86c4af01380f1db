import { type RouteEntry, routes } from '../../../domain/contract/routes.js'
import type { ProbeAnswer } from '../../../ports/probe.js'
import { inShort, succeeded } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'
import { isOurs } from '../target.js'
import type { Visit } from '../visit.js'

/** An id that no submission has, so that nothing is lost even if everybody may erase. */
const noSubmission = 'a'.repeat(26)

interface Door {
  readonly method: string
  readonly path: string
  readonly answer: ProbeAnswer
}

const knock = async (visit: Visit, method: string, path: string, more = {}): Promise<Door> => {
  const { api = '', form = '' } = visit.target
  const url = `${api}${path.replace('{form}', form).replace('{id}', noSubmission)}`
  const headers = { accept: 'application/json', ...more }
  return { method, path, answer: await visit.send({ method, url, headers }) }
}

/** Routes with reading first: if that is open, erasing is not tried. */
const inOrder = (entries: readonly RouteEntry[]): readonly (readonly [string, string])[] =>
  entries
    .flatMap(({ methods, path }) => methods.map((method) => [method, path] as const))
    .sort(([a], [b]) => Number(a !== 'GET') - Number(b !== 'GET'))

const knockAll = async (visit: Visit): Promise<readonly Door[]> => {
  const doors: Door[] = []
  for (const [method, path] of inOrder(routes.filter((route) => route.function === 'owner'))) {
    if (method !== 'GET' && doors.some(({ answer }) => succeeded(answer))) break
    doors.push(await knock(visit, method, path))
    if (method === 'GET')
      doors.push(await knock(visit, method, path, { authorization: 'Bearer no.valid.token' }))
  }
  return doors
}

const nameOf = ({ method, path, answer }: Door): string => `${method} ${path}: ${inShort(answer)}`

const seenAt = (doors: readonly Door[]): CheckResult => {
  const isShut = ({ answer }: Door): boolean => answer.status === 401 || answer.status === 403
  const open = doors.filter(({ answer }) => succeeded(answer))
  if (open.length > 0)
    return wrong(
      `open to everybody (${[...new Set(open.map(nameOf))].join('; ')})`,
      'The route does not lead to the owner’s function, or a proxy adds its own credentials. Anybody can use the route, and so read or change submissions.',
      'Close it now: remove the route from the gateway. Then point it to dist/lambda/owner, with an issuer or an IAM authorizer, and run the doctor again.',
    )
  if (doors.every(({ answer }) => answer.status === 404))
    return left('the owner’s routes are not served here')
  const odd = doors.filter((door) => !isShut(door))
  return odd.length === 0
    ? fine(
        `closed: ${[...new Set(doors.map(({ answer }) => answer.status))].join(', ')} without a valid token`,
      )
    : wrong(
        `not every route answers 401 (${[...new Set(odd.map(nameOf))].join('; ')})`,
        'Some routes do not lead to the owner’s function, or the owner’s function fails.',
        'Point every owner’s route to dist/lambda/owner (domain/contract/routes.ts lists the routes), and read that function’s log in CloudWatch.',
      )
}

export const owner: Check = {
  id: 'owner',
  title: 'Owner’s routes',
  needs: ['errors'],
  look: async (visit) =>
    isOurs(visit.target) ? seenAt(await knockAll(visit)) : left('not a DynamoSync endpoint'),
}
