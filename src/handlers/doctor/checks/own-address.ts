import type { ProbeAnswer } from '../../../ports/probe.js'
import { codeOf, inShort } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'

const open = (found: string): CheckResult =>
  wrong(
    found,
    'apiDirectly is not false: requests to that address bypass CloudFront, and any firewall in front of it.',
    'Set apiDirectly: false in dynamosync.config.ts, and deploy: forms are then answered through the site alone.',
  )

const answered = (answer: ProbeAnswer): CheckResult =>
  codeOf(answer) === 'api-closed' || answer.status === 403
    ? fine(`closed: ${inShort(answer)}`)
    : open(`the API’s own address answers beside the site: ${inShort(answer)}`)

/**
 * Checks that forms are not answered at an address beside the site: by a request if the address is known, else by the
 * files.
 */
export const ownAddress: Check = {
  id: 'own-address',
  title: 'API beside the site',
  look: async ({ options: { api, beside }, target: { form, site }, send }) => {
    if (api !== undefined) {
      const url = `${api.replace(/\/+$/, '')}/forms/${form ?? ''}`
      return answered(await send({ method: 'GET', url, headers: { accept: 'application/json' } }))
    }
    if (site === undefined) return left('no site stands in front of it')
    if (beside === 'open') return open('the API’s own address is open beside the site')
    return beside === undefined
      ? left('its address is unknown; pass it with --api')
      : fine(beside === 'closed' ? 'closed by the configuration' : 'open by configuration')
  },
}
