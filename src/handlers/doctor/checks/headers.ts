import type { ProbeAnswer } from '../../../ports/probe.js'
import { inShort, isGateways, listIn } from '../answer.js'
import { type Check, fine, left, wrong } from '../check.js'
import { isLocal } from './network.js'
import { failed, formPage, sitePage, unknownRoute } from '../shared-requests.js'
import { taken } from '../test-submission.js'
import { isOurs } from '../target.js'
import type { Visit } from '../visit.js'

/** Answers of the function, successes and failures. */
const answersOf = async (visit: Visit): Promise<readonly ProbeAnswer[]> => {
  const sent = visit.mode === 'none' ? undefined : await taken(visit)
  const all = [await formPage(visit), ...(await failed(visit)), ...(sent === undefined ? [] : [sent.answer])]
  return all.filter((each) => !isGateways(each))
}

const statuses = (answers: readonly ProbeAnswer[]): string =>
  [...new Set(answers.map(({ status }) => status))].join(', ')

const cache: Check = {
  id: 'cache',
  title: 'No caching of answers',
  needs: ['errors'],
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('not a DynamoSync endpoint')
    const kept = (await answersOf(visit)).filter(
      (each) => !listIn(each, 'cache-control').includes('no-store'),
    )
    return kept.length === 0
      ? fine('no-store')
      : wrong(
          `${statuses(kept)} without Cache-Control: no-store`,
          'A browser or a cache may show one person’s answer to somebody else.',
          'Let the function’s Cache-Control pass, and use the cache policy CachingDisabled for /api/*.',
        )
  },
}

const sniff: Check = {
  id: 'sniff',
  title: 'No MIME sniffing',
  needs: ['errors'],
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('not a DynamoSync endpoint')
    const bare = (await answersOf(visit)).filter(
      (each) => each.headers.get('x-content-type-options') !== 'nosniff',
    )
    return bare.length === 0
      ? fine('nosniff')
      : wrong(
          `${statuses(bare)} without X-Content-Type-Options: nosniff`,
          'Something in front of the function drops the header, so a browser may run an answer as a script.',
          'Let the function’s headers pass, or set nosniff with a response headers policy in CloudFront.',
        )
  },
}

const wantedOfSite: readonly (readonly [header: string, value: RegExp, advice: string])[] = [
  ['strict-transport-security', /max-age=[1-9]/, 'Strict-Transport-Security: max-age=31536000'],
  ['content-security-policy', /./, "a Content-Security-Policy such as default-src 'self'"],
  ['x-content-type-options', /nosniff/, 'X-Content-Type-Options: nosniff'],
]

const framing = ({ headers }: ProbeAnswer): boolean =>
  headers.has('x-frame-options') || /frame-ancestors/.test(headers.get('content-security-policy') ?? '')

const site: Check = {
  id: 'site-headers',
  title: 'Site’s security headers',
  look: async (visit) => {
    const { site: page } = visit.target
    if (page?.startsWith('http:'))
      return left(
        isLocal(visit) ? 'CloudFront sets them, and this is not CloudFront' : 'they have no effect over http',
      )
    const answer = await sitePage(visit)
    if (answer === undefined) return left('no site was given')
    const missing = wantedOfSite
      .filter(([header, value]) => !value.test(answer.headers.get(header) ?? ''))
      .map(([, , advice]) => advice)
    const lacking = framing(answer)
      ? missing
      : [...missing, "frame-ancestors 'none' in the Content-Security-Policy"]
    return lacking.length === 0
      ? fine('HSTS, CSP, nosniff, no framing')
      : wrong(
          `the site’s pages lack ${lacking.join('; ')}`,
          'CloudFront sends no security headers by default, and S3 cannot send any.',
          'Send them with a response headers policy on the distribution’s default behaviour, as the stack’s distribution does.',
        )
  },
}

const siteErrors: Check = {
  id: 'site-errors',
  title: 'Pages that do not exist',
  look: async ({ target, send }) => {
    if (target.site === undefined || !isOurs(target)) return left('no site was given')
    const url = new URL('/doctor-looks-for-no-page', target.site).href
    const answer = await send({ method: 'GET', url, headers: { accept: 'text/html' } })
    return answer.status === 404
      ? fine('404')
      : wrong(
          `a missing page is answered with ${answer.status}, not 404`,
          answer.status === 403
            ? 'S3 answers 403 unless the reader may list the bucket.'
            : 'Every address shows a page, even a misspelt one, so search engines and people take it for a real page.',
          'Let CloudFront’s function for pages, or the bucket’s error document, answer 404.',
        )
  },
}

const gateway: Check = {
  id: 'gateway',
  title: 'Gateway’s own errors',
  needs: ['errors'],
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('not a DynamoSync endpoint')
    const { address } = visit.target
    const long = await visit.send({
      method: 'GET',
      url: address,
      headers: { 'x-doctor': 'x'.repeat(12_000) },
    })
    const answers = [await unknownRoute(visit), long]
    const odd = answers.filter(({ status }) => status < 400 || status > 499)
    return odd.length === 0
      ? fine(`${statuses(answers)} for requests that it rejects`)
      : wrong(
          `${odd.map(inShort).join(', ')} for an unknown route or a header of 12,000 characters`,
          'A proxy or an error page replaces the gateway’s answer, and hides that nothing was stored.',
          'Remove error pages from /api/*, and let the gateway’s own 4xx answers through unchanged.',
        )
  },
}

export const headerChecks: readonly Check[] = [cache, sniff, site, siteErrors, gateway]
