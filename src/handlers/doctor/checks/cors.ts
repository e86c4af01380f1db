import { cors } from '../../../domain/contract/cors.js'
import type { ProbeAnswer } from '../../../ports/probe.js'
import { isGateways, listIn } from '../answer.js'
import { type Check, fine, left, wrong } from '../check.js'
import { ask, grantOf, lets } from '../grants.js'
import { failed, formPage, unknownRoute } from '../shared-requests.js'
import { taken } from '../test-submission.js'
import { isOurs } from '../target.js'

const notAsked = left('no page’s origin was let in; see “Preflight”')

const success: Check = {
  id: 'cors-success',
  title: 'CORS on success',
  look: async (visit) => {
    const { origin, target } = visit
    if (origin === undefined) return notAsked
    const sent = visit.mode === 'none' ? undefined : (await taken(visit))?.answer
    const answer = sent ?? (await formPage(visit))
    if (!lets(answer, origin))
      return wrong(
        `${answer.status} does not let ${origin} read it (Access-Control-Allow-Origin: ${grantOf(answer)})`,
        'The submission is stored, and the page is told that it failed: people send again.',
        'Let the gateway, CloudFront and any proxy pass the function’s Access-Control-* headers on, or configure CORS at the gateway.',
      )
    const exposed = listIn(answer, 'access-control-expose-headers')
    const hidden = isOurs(target) ? cors.exposedHeaders.filter((each) => !exposed.includes(each)) : []
    return hidden.length === 0
      ? fine(`${origin} may read it`)
      : wrong(
          `pages may not see ${hidden.join(', ')}`,
          'The gateway’s own CORS configuration takes the place of the function’s.',
          `Add ${hidden.join(', ')} to the exposed headers of the gateway’s CORS configuration.`,
        )
  },
}

const failures: Check = {
  id: 'cors-failures',
  title: 'CORS on failures',
  needs: ['errors'],
  look: async (visit) => {
    const { origin } = visit
    if (origin === undefined) return notAsked
    if (!isOurs(visit.target) && visit.mode === 'none') return left('somebody else’s endpoint')
    const answers = (await failed(visit)).filter((each) => !isGateways(each))
    const unread = answers.filter((each) => !lets(each, origin)).map(({ status }) => status)
    return unread.length === 0
      ? fine(`${answers.map(({ status }) => status).join(', ')}: ${origin} may read them`)
      : wrong(
          `${[...new Set(unread)].join(', ')} cannot be read by ${origin}`,
          'The headers are set on success only. The page’s script is told “network error” instead of what to fix.',
          'Set the CORS headers on every answer, failures included. The function does: look for what drops them on the way, such as a response mapping or a proxy.',
        )
  },
}

const kindOf = ({ headers }: ProbeAnswer): 'REST' | 'HTTP' =>
  headers.has('x-amzn-requestid') || headers.has('x-amz-apigw-id') ? 'REST' : 'HTTP'

const gateway: Check = {
  id: 'cors-gateway',
  title: 'CORS on gateway’s errors',
  needs: ['errors'],
  look: async (visit) => {
    const { origin } = visit
    if (origin === undefined) return notAsked
    if (!isOurs(visit.target)) return left('somebody else’s endpoint')
    const own = await unknownRoute(visit)
    if (!isGateways(own)) return left('none was met: the function answers at every address')
    if (lets(own, origin)) return fine(`${own.status}: ${origin} may read it`)
    const answeredByFunction = (await ask(visit, origin)).headers.has('x-request-id')
    if (kindOf(own) === 'HTTP' && answeredByFunction)
      return left(
        'an HTTP API without CORS of its own has none; configure it there to let pages read 429 and 503',
      )
    return wrong(
      `${own.status} of the gateway itself cannot be read by ${origin}`,
      'Errors that never reach the function, such as 429 and 504, look like a lost network to the page.',
      kindOf(own) === 'REST'
        ? 'Add gateway responses for DEFAULT_4XX and DEFAULT_5XX with Access-Control-Allow-Origin, and deploy the stage again.'
        : 'Configure CORS at the HTTP API itself, with the same origins as ALLOWED_ORIGINS.',
    )
  },
}

const vary: Check = {
  id: 'vary',
  title: 'Vary',
  look: async (visit) => {
    if (visit.origin === undefined) return notAsked
    const answer = await formPage(visit)
    if (grantOf(answer) === '*') return fine('not needed: every origin gets the same')
    return listIn(answer, 'vary').includes('origin')
      ? fine('Origin')
      : wrong(
          'answers for one origin do not say so (no Vary: Origin)',
          'A cache in between may give one site’s answer to another site’s page, which then may not read it.',
          'Send Vary: Origin with every answer that names an origin. The function does: let the gateway and CloudFront pass it on.',
        )
  },
}

/** Checks that pages which may submit can read the answers. */
export const corsChecks: readonly Check[] = [success, failures, gateway, vary]
