import { inShort, isHtml } from '../answer.js'
import { type Check, fine, left, wrong } from '../check.js'
import { empty, missing } from '../shared-requests.js'
import { isOurs } from '../target.js'

/** Checks that the API answers. */
export const api: Check = {
  id: 'api',
  title: 'API',
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('not a DynamoSync endpoint')
    const answer = await missing(visit)
    return answer.status < 500
      ? fine(`answers ${answer.status} for a missing form`)
      : wrong(
          `every request gets ${inShort(answer)}`,
          'The function fails before it reads the request: a setting is invalid, or its code is not the built bundle.',
          'Read the function’s log in CloudWatch: one message names every invalid setting. Then deploy dist/lambda/submit as built, with the handler index.handler.',
        )
  },
}

/** Checks that failures arrive unchanged. */
export const errors: Check = {
  id: 'errors',
  title: 'Failures pass unchanged',
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('not a DynamoSync endpoint')
    const answer = await missing(visit)
    if (answer.status === 404 && !isHtml(answer)) return fine('404 as JSON for a missing form')
    return wrong(
      `a missing form is answered with ${inShort(answer)}`,
      'CloudFront’s custom error responses apply to /api/* too: senders see a page of the site instead of the complaints, perhaps with a success status.',
      'Remove the custom error responses from the distribution, set its minimum error TTL to 0, and let a CloudFront function answer for missing pages.',
    )
  },
}

const modes = {
  test: 'recognised: no submission by the doctor is kept',
  real: 'not needed: --submit sends real submissions',
}

/** Decides whether anything may be submitted. */
export const testMode: Check = {
  id: 'test-mode',
  title: 'Tests',
  needs: ['errors'],
  look: async (visit) => {
    const { submit: real } = visit.options
    // Nothing is sent to another system's endpoint: it may store what is invalid here.
    if (!isOurs(visit.target)) {
      visit.mode = real ? 'real' : 'none'
      return left(real ? modes.real : 'not a DynamoSync endpoint: submits only with --submit')
    }
    const known = (await empty(visit)).headers.get('x-dynamosync-test') === '1'
    visit.mode = known ? 'test' : real ? 'real' : 'none'
    if (known) return fine(modes.test)
    if (real) return left(modes.real)
    return wrong(
      'the API does not recognise tests: submissions would be stored as real ones',
      'The API is an older version, or something in front of it drops the header X-DynamoSync-Test.',
      'Deploy the current version, and let CloudFront forward every header of the viewer (the origin request policy AllViewerExceptHostHeader). Or pass --submit to send real submissions.',
    )
  },
}
