import { cors } from '../../../domain/contract/cors.js'
import type { ProbeAnswer } from '../../../ports/probe.js'
import { listIn, succeeded } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'
import { ask, grantOf, lets } from '../grants.js'
import { empty } from '../shared-requests.js'
import { isOurs } from '../target.js'
import type { Visit } from '../visit.js'

const stranger = 'https://stranger.invalid'

/** The origin to ask about, and whether it must be allowed: for an API at the site's own origin, pages need no CORS. */
const asking = ({
  options,
  target,
}: Visit): { readonly origin: string | undefined; readonly needed: boolean } => {
  if (options.origin !== undefined) return { origin: options.origin, needed: true }
  const own = target.site === undefined ? undefined : new URL(target.site).origin
  return {
    origin: own,
    needed: isOurs(target) && own !== undefined && own !== new URL(target.address).origin,
  }
}

const wanted = (visit: Visit): readonly string[] =>
  isOurs(visit.target) ? cors.requestHeaders : ['content-type']

const preflightSeen = (visit: Visit, answer: ProbeAnswer, origin: string): CheckResult => {
  const cause = 'The browser asks before it sends, and sends nothing unless this answer allows it.'
  if (!succeeded(answer))
    return wrong(
      `the preflight is answered with ${answer.status}`,
      cause,
      'Route OPTIONS to the function on every route, without an authorizer; or configure CORS at the gateway.',
    )
  if (!lets(answer, origin))
    return wrong(
      `the preflight does not allow ${origin} (Access-Control-Allow-Origin: ${grantOf(answer)})`,
      'The origin is missing from the list or spelt differently there: scheme, host and port must match, without a trailing slash.',
      `Add ${origin} to ALLOWED_ORIGINS (with the stack: origins in dynamosync.config.ts), and to the gateway’s CORS configuration if it has one.`,
    )
  const allowed = listIn(answer, 'access-control-allow-headers')
  const missing = allowed.includes('*') ? [] : wanted(visit).filter((each) => !allowed.includes(each))
  if (missing.length > 0)
    return wrong(
      `the preflight does not allow ${missing.join(', ')}`,
      cause,
      `Add ${missing.join(', ')} to the allowed headers of the gateway’s CORS configuration, or remove that configuration, so that the function answers.`,
    )
  const methods = listIn(answer, 'access-control-allow-methods')
  // Browsers allow POST even if the list does not name it, but its absence is an oversight.
  if (!methods.includes('post') && !methods.includes('*'))
    return wrong(
      'the preflight does not name POST',
      cause,
      'Add POST to the allowed methods of the gateway’s CORS configuration.',
    )
  return fine(`allows ${origin}`)
}

const preflight: Check = {
  id: 'preflight',
  title: 'Preflight',
  look: async (visit) => {
    const { origin, needed } = asking(visit)
    if (origin === undefined)
      return left('no origin is known; pass one, such as --origin https://www.example.org')
    const answer = await ask(visit, origin)
    const granted = succeeded(answer) && lets(answer, origin)
    if (!granted && !needed)
      return left(
        `the site’s own pages need no CORS; pass another origin, such as --origin https://www.example.org`,
      )
    visit.origin = granted ? origin : undefined
    return preflightSeen(visit, answer, origin)
  },
}

const strangers: Check = {
  id: 'cors-strangers',
  title: 'Strangers’ pages',
  look: async (visit) => {
    const answers = [
      await ask(visit, stranger),
      ...(isOurs(visit.target) ? [await empty(visit, stranger)] : []),
    ]
    const open = answers.find((each) => lets(each, stranger))
    const credentials = answers.some(
      (each) => each.headers.get('access-control-allow-credentials') === 'true' && lets(each, stranger),
    )
    if (open !== undefined && (credentials || isOurs(visit.target)))
      return wrong(
        `every origin is allowed (Access-Control-Allow-Origin: ${grantOf(open)}${credentials ? ', with credentials' : ''})`,
        credentials
          ? 'Any site that a signed-in person visits can act here in their name.'
          : 'Any site can make its visitors submit here, and read the answers.',
        `Name your sites’ origins exactly in ALLOWED_ORIGINS and in the gateway’s CORS configuration${credentials ? ', and remove Access-Control-Allow-Credentials: nothing here uses cookies' : ''}.`,
      )
    return fine(open === undefined ? 'not allowed' : 'allowed without credentials, like every origin')
  },
}

/** Checks of preflights; they also determine the origin of all later requests. */
export const preflightChecks: readonly Check[] = [preflight, strangers]
