import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { alarmEmailOf, operatorOf } from '../../src/domain/site/operator.js'
import { type SiteConfig, titleIn } from '../../src/domain/site/site.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'
import type { FormStackProps } from './stack.js'
import { isDurable, type Stage } from './stage.js'

const notifyOf = (settings: StageSettings): Pick<FormStackProps, 'notify'> => {
  const { targets, mail } = settings
  const operator = operatorOf(settings)
  return targets === undefined
    ? {}
    : { notify: { targets, ...mail, ...(operator !== undefined && { operator }) } }
}

/**
 * Alarm settings, with the recipient: `alarmEmail`, else the first owner, else the recipient of failed notifications.
 */
const alarmsOf = (settings: StageSettings): Pick<FormStackProps, 'alarms'> => {
  const email = alarmEmailOf(settings) ?? (settings.targets === undefined ? undefined : operatorOf(settings))
  return { alarms: { ...settings.alarms, ...(email !== undefined && { email }) } }
}

const retentionOf = (days: number): Pick<FormStackProps, 'logRetention'> => {
  const known = Object.values(RetentionDays).find((each): each is RetentionDays => Number(each) === days)
  return known === undefined ? {} : { logRetention: known }
}

/** The stack's settings, with the paths of the built files and SITE_NAME. */
export const stackProps = (config: SiteConfig, stage: Stage): FormStackProps => {
  const { origins = [], logDays, ...settings } = stage.settings
  const {
    mail: _mail,
    targets: _targets,
    durable: _durable,
    firstOwner: _firstOwner,
    alarmEmail: _alarmEmail,
    alarms: _alarms,
    qualifier: _qualifier,
    ...rest
  } = settings
  const siteName = process.env['SITE_NAME'] || titleIn(config, settings)
  return {
    ...rest,
    ...notifyOf(settings),
    stage: stage.name,
    durable: isDurable(stage),
    origins,
    ...(siteName !== undefined && { siteName }),
    ...(logDays !== undefined && retentionOf(logDays)),
    ...alarmsOf(settings),
    site: 'dist/site',
    bundles: 'dist/lambda',
  }
}
