import type { ProbeAnswer } from '../../../ports/probe.js'
import { codeOf, inShort } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'

const answered = (answer: ProbeAnswer, isClosed: boolean | undefined): CheckResult =>
  codeOf(answer) === 'api-closed' || answer.status === 403
    ? fine(`closed: ${inShort(answer)}`)
    : wrong(
        `the API’s own address answers beside the site: ${inShort(answer)}`,
        `Requests to that address bypass CloudFront, and any firewall in front of it: ${isClosed === true ? 'the deployment is older than the setting that closes it' : 'apiDirectly is not false'}.`,
        isClosed === true
          ? 'Deploy the stage again: forms are then answered through the site alone.'
          : 'Set apiDirectly: false in dynamosync.config.ts, and deploy: forms are then answered through the site alone.',
      )

/**
 * Checks that forms are not answered at an address beside the site: by a request if the address is given, as it is then
 * meant to be closed; otherwise by the files. An address that they leave open, as by default, is no finding.
 */
export const ownAddress: Check = {
  id: 'own-address',
  title: 'API beside the site',
  look: async ({ options: { api, isApiClosed }, target: { form, site }, send }) => {
    if (api !== undefined) {
      const url = `${api.replace(/\/+$/, '')}/forms/${form ?? ''}`
      return answered(
        await send({ method: 'GET', url, headers: { accept: 'application/json' } }),
        isApiClosed,
      )
    }
    if (site === undefined) return left('no site stands in front of it')
    if (isApiClosed === undefined) return left('its address is unknown; pass it with --api')
    return fine(
      isApiClosed
        ? 'closed by the configuration'
        : 'open by the configuration: requests there bypass CloudFront; apiDirectly: false closes it',
    )
  },
}
