import type { Stage } from '../../infra/app/stage.js'
import type { Account } from './account.js'
import { Stop } from './stop.js'

/** @throws Stop in regions of China and GovCloud, which lack parts of what CloudFront needs */
export const assertAvailable = ({ region }: Account, { name, settings }: Stage): void => {
  if (settings.hosting === 's3' || !/^(cn|us-gov|us-iso\w*)-/.test(region)) return
  throw new Stop(
    `${region} lacks parts of CloudFront and of Cognito that this stage needs.`,
    `set hosting: 's3' for ${name} in dynamosync.config.ts (docs/operate/regions.md), or choose another region: export AWS_REGION=eu-central-1`,
  )
}
