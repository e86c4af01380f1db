import type { ProbeAnswer } from '../../../ports/probe.js'
import { inShort, isHtml } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'
import { formsOn } from '../html-forms.js'
import { formPage } from '../shared-requests.js'
import { repeating } from '../submitting-check.js'
import { isOurs } from '../target.js'
import { urlencoded, type Values } from '../values.js'
import { submit, type Visit } from '../visit.js'

/** Idempotency key in a page. */
export const keyIn = (answer: ProbeAnswer): string | undefined =>
  formsOn(answer.body)
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === '_idempotency_key')?.value

const page: Check = {
  id: 'form-page',
  title: 'Form’s page',
  look: async (visit) => {
    const answer = await formPage(visit)
    if (!isOurs(visit.target))
      return formsOn(answer.body).length > 0 ? fine('has a form') : left('not a DynamoSync endpoint')
    if (answer.status === 410) return left('the form is closed')
    const cause =
      'People without script use this page; its key prevents a second press of the button from storing a second submission.'
    if (answer.status !== 200 || !isHtml(answer))
      return wrong(
        `the form’s page is answered with ${inShort(answer)}`,
        cause,
        'Route GET /forms/{form} to the submit function, and let CloudFront forward the header Accept.',
      )
    if ((keyIn(answer) ?? '').length < 16)
      return wrong(
        'the form’s page has no idempotency key',
        cause,
        'Serve the page from the function itself, and let no cache or HTML optimiser change it.',
      )
    const again = keyIn(
      await visit.send({ method: 'GET', url: visit.target.address, headers: { accept: 'text/html' } }),
    )
    return again === keyIn(answer)
      ? wrong(
          'the form’s page has the same idempotency key on each load',
          'A cache keeps the page: two people get the same key, and the second submission is refused.',
          'Turn off caching for /api/* (the cache policy CachingDisabled).',
        )
      : fine('has a new idempotency key on each load')
  },
}

/** Posts the form's own page as a browser without script does. */
const post = (visit: Visit, values: Values, key: string): Promise<ProbeAnswer> => {
  const { origin } = new URL(
    isOurs(visit.target) ? visit.target.address : (visit.target.site ?? visit.target.address),
  )
  return submit(visit, {
    headers: {
      accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
      'content-type': 'application/x-www-form-urlencoded',
      origin,
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
    },
    body: urlencoded(key === '' ? values : { ...values, _idempotency_key: key }),
  })
}

const shownSeen = (answer: ProbeAnswer): CheckResult => {
  const { status } = answer
  if ((status === 200 && isHtml(answer)) || status === 302 || status === 303)
    return fine(
      status === 200 ? 'answered with a page' : `redirects to ${answer.headers.get('location') ?? 'a page'}`,
    )
  if (status === 403)
    return wrong(
      'the form’s own page may not submit: 403',
      'The header Sec-Fetch-Site, which marks a form as the site’s own, does not arrive.',
      'Let CloudFront forward every header of the viewer (the origin request policy AllViewerExceptHostHeader), or add the site’s own origin to ALLOWED_ORIGINS.',
    )
  return wrong(
    `a browser without script gets ${inShort(answer)}${isHtml(answer) ? '' : ' instead of a page'}`,
    'The header Accept does not arrive, so people see JSON; or the submission failed.',
    'Let CloudFront and the gateway pass the header Accept on to the function.',
  )
}

const roundTrip: Check = repeating(
  {
    id: 'html',
    title: 'Without script',
    look: async (visit, { values }) => {
      const key = keyIn(await formPage(visit)) ?? ''
      return shownSeen(await post(visit, values, key))
    },
  },
  ['form-page', 'urlencoded'],
)

export const htmlChecks: readonly Check[] = [page, roundTrip]
