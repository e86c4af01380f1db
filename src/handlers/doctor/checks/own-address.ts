import type { ProbeAnswer } from '../../../ports/probe.js'
import { codeOf, inShort } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'

const answered = (answer: ProbeAnswer, isClosed: boolean | undefined): CheckResult =>
  codeOf(answer) === 'api-closed' || answer.status === 403
    ? fine(`closed: ${inShort(answer)}`)
    : wrong(
        `the API’s own address answers requests that bypass the site: ${inShort(answer)}`,
        `Such requests also bypass CloudFront and any firewall in front of it: ${isClosed === true ? 'the last deployment is older than the setting apiDirectly: false' : 'apiDirectly is not false'}.`,
        isClosed === true
          ? 'Deploy the stage again: the API then answers only requests that come through the site.'
          : 'Set apiDirectly: false in dynamosync.config.ts, and deploy: the API then answers only requests that come through the site.',
      )

/**
 * Checks that the API does not answer requests that bypass the site. If its own address is given, it should be
 * closed, and a request is sent there. Otherwise the configuration is read, and an open address, the default, is fine.
 */
export const ownAddress: Check = {
  id: 'own-address',
  title: 'API’s own address',
  look: async ({ options: { api, isApiClosed }, target: { form, site }, send }) => {
    if (api !== undefined) {
      const url = `${api.replace(/\/+$/, '')}/forms/${form ?? ''}`
      return answered(
        await send({ method: 'GET', url, headers: { accept: 'application/json' } }),
        isApiClosed,
      )
    }
    if (site === undefined) return left('there is no site in front of it')
    if (isApiClosed === undefined) return left('its address is unknown; pass it with --api')
    return fine(
      isApiClosed
        ? 'closed by the configuration'
        : 'open by the configuration: requests there bypass CloudFront; apiDirectly: false closes it',
    )
  },
}
