import { type SiteConfig, stageIn, stagesOf } from '../../src/domain/site/site.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'

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

/** Who reads submissions: by default people of the stack's own user pool, and nobody signs in over plain HTTP. */
export const ownersIn = ({
  owners,
  hosting,
}: Pick<StageSettings, 'owners' | 'hosting'>): NonNullable<StageSettings['owners']> =>
  owners ?? (hosting === 's3' ? 'iam' : 'cognito')
