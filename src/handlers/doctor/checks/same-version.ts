import type { ProbeAnswer } from '../../../ports/probe.js'
import { isHtml } from '../answer.js'
import { type Check, fine, left, wrong } from '../check.js'
import { formPage, sitePage } from '../shared-requests.js'
import { isOurs } from '../target.js'

const pattern = /<meta name="version" content="([\w.+-]{1,40})">/i

/** The version of DynamoSync that a page names. */
const versionOn = (answer: ProbeAnswer): string | undefined => pattern.exec(answer.body)?.[1]

/** Compares the version that built the site with the version of the API. */
export const versions: Check = {
  id: 'versions',
  title: 'Versions',
  look: async (visit) => {
    const shown = isOurs(visit.target) ? await sitePage(visit) : undefined
    if (shown === undefined) return left('no site was given')
    const built = versionOn(shown)
    if (built === undefined) return left('the site’s page names no version')
    const page = await formPage(visit)
    if (page.status !== 200 || !isHtml(page)) return left('the API shows no page of the form')
    const running = versionOn(page)
    return running === built
      ? fine(`the site and the API have version ${built}`)
      : wrong(
          `the site was built by version ${built}, but the API runs ${running === undefined ? 'an earlier version, whose pages do not name it' : `version ${running}`}`,
          'Only one of the two was deployed after an upgrade, or a cache still serves an old page.',
          'Build and deploy the site and the API together (npm run deploy), and invalidate /* in CloudFront.',
        )
  },
}
