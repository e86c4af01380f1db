import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { alarmEmailOf, operatorOf } from '../../src/domain/site/operator.js'
import { type SiteConfig, stageIn, stagesOf, titleIn } from '../../src/domain/site/site.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'
import type { FormStackProps } from './stack.js'

/** A stage and what holds for it. */
export interface Stage {
  readonly name: string
  readonly settings: StageSettings
}

/** A stage of the configuration. @throws naming those that there are */
export const stageNamed = (config: SiteConfig, name: string): Stage => {
  const settings = stageIn(config, name)
  if (settings === undefined)
    throw new Error(`There is no stage “${name}”: it is ${stagesOf(config).join(' or ')}.`)
  return { name, settings }
}

/** Whether a stage's table outlives its stack, and nobody removes either by mistake: by default that of any but `dev`. */
export const isDurable = ({ name, settings }: Stage): boolean => settings.durable ?? name !== 'dev'

const notifyOf = (settings: StageSettings): Pick<FormStackProps, 'notify'> => {
  const { targets, mail } = settings
  const operator = operatorOf(settings)
  return targets === undefined
    ? {}
    : { notify: { targets, ...mail, ...(operator !== undefined && { operator }) } }
}

/** A mail cannot say that mails do not arrive: alarms, which come another way, have an address wherever mail is sent. */
const alarmsOf = (settings: StageSettings): Pick<FormStackProps, 'alarms'> => {
  const email = alarmEmailOf(settings) ?? (settings.targets === undefined ? undefined : operatorOf(settings))
  return { alarms: { ...settings.alarms, ...(email !== undefined && { email }) } }
}

const retentionOf = (days: number): Pick<FormStackProps, 'logRetention'> => {
  const known = Object.values(RetentionDays).find((each): each is RetentionDays => Number(each) === days)
  return known === undefined ? {} : { logRetention: known }
}

/** Settings as the stack takes them, with what the build made, and the SITE_NAME that it was told too. */
export const stackProps = (config: SiteConfig, stage: Stage): FormStackProps => {
  const { origins = [], logDays, ...settings } = stage.settings
  const {
    brand: _brand,
    mail: _mail,
    targets: _targets,
    human: _human,
    durable: _durable,
    firstOwner: _firstOwner,
    alarmEmail: _alarmEmail,
    alarms: _alarms,
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
