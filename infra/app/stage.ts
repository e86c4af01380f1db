import { type SiteConfig, stageIn, stagesOf } from '../../src/domain/site/site.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'

/** A stage and its settings. */
export interface Stage {
  readonly name: string
  readonly settings: StageSettings
}

/** A stage of the configuration. @throws with the list of existing stages, if it is not among them */
export const stageNamed = (config: SiteConfig, name: string): Stage => {
  const settings = stageIn(config, name)
  if (settings === undefined)
    throw new Error(`Unknown stage “${name}”. Use ${stagesOf(config).join(' or ')}.`)
  return { name, settings }
}

/**
 * Whether a stage's table outlives its stack and both are protected from deletion: by default for every stage but
 * `dev`.
 */
export const isDurable = ({ name, settings }: Stage): boolean => settings.durable ?? name !== 'dev'

/** Owners' authentication: by default the stack's own user pool, but IAM over plain HTTP, where nobody can sign in. */
export const ownersIn = ({
  owners,
  hosting,
}: Pick<StageSettings, 'owners' | 'hosting'>): NonNullable<StageSettings['owners']> =>
  owners ?? (hosting === 's3' ? 'iam' : 'cognito')
