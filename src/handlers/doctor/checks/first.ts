import { inShort, isHtml } from '../answer.js'
import { type Check, fine, left, wrong } from '../check.js'
import { empty, missing } from '../shared-requests.js'
import { isOurs } from '../target.js'

/** Checks that the API answers. */
export const api: Check = {
  id: 'api',
  title: 'API',
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('somebody else’s endpoint')
    const answer = await missing(visit)
    return answer.status < 500
      ? fine(`answers ${answer.status} where no form is`)
      : wrong(
          `every request is answered ${inShort(answer)}`,
          'The function fails before it reads what was asked: a setting is not valid, or its code is not the built bundle.',
          'Read the function’s log in CloudWatch: one message names every setting that is wrong. Then deploy dist/lambda/submit as it was built, with the handler index.handler.',
        )
  },
}

/** Checks that failures arrive unchanged. */
export const errors: Check = {
  id: 'errors',
  title: 'Failures pass unchanged',
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('somebody else’s endpoint')
    const answer = await missing(visit)
    if (answer.status === 404 && !isHtml(answer)) return fine('404 where no form is, as JSON')
    return wrong(
      `a form that does not exist is answered ${inShort(answer)}`,
      'Custom error responses of CloudFront hold for /api/* too: whoever sends a form is shown a page of the site instead of what to fix, perhaps as a success.',
      'Take the custom error responses off the distribution, set its minimum error TTL to 0, and let a CloudFront function answer where the site has no page.',
    )
  },
}

const modes = {
  test: 'known: nothing that is sent from here stays',
  real: 'not needed: --submit submits for real',
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
      return left(real ? modes.real : 'submits to somebody else’s endpoint only with --submit')
    }
    const known = (await empty(visit)).headers.get('x-dynamosync-test') === '1'
    visit.mode = known ? 'test' : real ? 'real' : 'none'
    if (known) return fine(modes.test)
    if (real) return left(modes.real)
    return wrong(
      'the API does not know tests: whatever is submitted would be stored for real',
      'It is of an older version, or something on the way drops the header X-DynamoSync-Test.',
      'Deploy the current version, and let CloudFront forward every header of the viewer (the origin request policy AllViewerExceptHostHeader). Or submit for real, once: --submit.',
    )
  },
}
