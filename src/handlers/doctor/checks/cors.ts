import { cors } from '../../../domain/contract/cors.js'
import type { ProbeAnswer } from '../../../ports/probe.js'
import { isGateways, listIn } from '../answer.js'
import { type Check, fine, left, wrong } from '../check.js'
import { ask, grantOf, lets } from '../grants.js'
import { failed, formPage, unknownRoute } from '../shared-requests.js'
import { taken } from '../test-submission.js'
import { isOurs } from '../target.js'

const notAsked = left('no origin was allowed; see “Preflight”')

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
        `${answer.status} is not readable by ${origin} (Access-Control-Allow-Origin: ${grantOf(answer)})`,
        'The submission is stored, but the page sees a failure, so people send it again.',
        'Let the gateway, CloudFront and any proxy pass the function’s Access-Control-* headers on, or configure CORS at the gateway.',
      )
    const exposed = listIn(answer, 'access-control-expose-headers')
    const hidden = isOurs(target) ? cors.exposedHeaders.filter((each) => !exposed.includes(each)) : []
    return hidden.length === 0
      ? fine(`readable by ${origin}`)
      : wrong(
          `pages cannot read the headers ${hidden.join(', ')}`,
          'The gateway’s own CORS configuration replaces the function’s headers.',
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
    if (!isOurs(visit.target) && visit.mode === 'none') return left('not a DynamoSync endpoint')
    const answers = (await failed(visit)).filter((each) => !isGateways(each))
    const unread = answers.filter((each) => !lets(each, origin)).map(({ status }) => status)
    return unread.length === 0
      ? fine(`${answers.map(({ status }) => status).join(', ')}: readable by ${origin}`)
      : wrong(
          `${[...new Set(unread)].join(', ')} cannot be read by ${origin}`,
          'The headers are set on success only. The page’s script gets a “network error” instead of the complaints.',
          'Set the CORS headers on every answer, failures included. The function does, so check what removes them in between, such as a response mapping or a proxy.',
        )
  },
}

const kindOf = ({ headers }: ProbeAnswer): 'REST' | 'HTTP' =>
  headers.has('x-amzn-requestid') || headers.has('x-amz-apigw-id') ? 'REST' : 'HTTP'

const gateway: Check = {
  id: 'cors-gateway',
  title: 'CORS on gateway errors',
  needs: ['errors'],
  look: async (visit) => {
    const { origin } = visit
    if (origin === undefined) return notAsked
    if (!isOurs(visit.target)) return left('not a DynamoSync endpoint')
    const own = await unknownRoute(visit)
    if (!isGateways(own)) return left('not reached: the function answers at every address')
    if (lets(own, origin)) return fine(`${own.status}: readable by ${origin}`)
    const answeredByFunction = (await ask(visit, origin)).headers.has('x-request-id')
    if (kindOf(own) === 'HTTP' && answeredByFunction)
      return left(
        'an HTTP API without its own CORS configuration sends none; configure it there so that pages can read 429 and 503',
      )
    return wrong(
      `${own.status} of the gateway itself cannot be read by ${origin}`,
      'Errors that never reach the function, such as 429 and 504, look like a network failure to the page.',
      kindOf(own) === 'REST'
        ? 'Add gateway responses for DEFAULT_4XX and DEFAULT_5XX with Access-Control-Allow-Origin, and redeploy the stage.'
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
    if (grantOf(answer) === '*') return fine('not needed: every origin gets the same answer')
    return listIn(answer, 'vary').includes('origin')
      ? fine('Origin')
      : wrong(
          'answers for a single origin are not marked as such (no Vary: Origin)',
          'A cache may serve one site’s answer to another site’s page, which then cannot read it.',
          'Send Vary: Origin with every answer that names an origin. The function does, so let the gateway and CloudFront pass it on.',
        )
  },
}

/** Checks that pages which may submit can read the answers. */
export const corsChecks: readonly Check[] = [success, failures, gateway, vary]
