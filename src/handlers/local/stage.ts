import { loadSite } from '../../adapters/site-file/load.js'
import { frameOf, frameVariables } from '../../domain/site/brand/frame.js'
import { titleIn, usualStage } from '../../domain/site/site.js'
import type { StageSettings } from '../../domain/site/stage-settings.js'
import type { Settings } from './settings.js'

/** A stage of the configuration, as the local stack runs it. */
export interface LocalStage {
  readonly stage: StageSettings
  /** Settings of the environment, completed by the settings of the stage. */
  readonly settings: Settings
  /** The site's name and brand in pages and e-mails, and the body limit. */
  readonly environment: Readonly<Record<string, string>>
}

/** Reads the stage to imitate from the configuration: `dev`, or the first one. */
export const localStage = async (given: Settings): Promise<LocalStage> => {
  const config = await loadSite()
  const stage = usualStage(config)
  const title = process.env['SITE_NAME'] || titleIn(config, stage)
  const bodyLimit = process.env['BODY_LIMIT'] || stage.bodyLimit?.toString()
  return {
    stage,
    settings: { ...given, origins: [given.origins, ...(stage.origins ?? [])].join(',') },
    environment: {
      ...(title !== undefined && { SITE_NAME: title }),
      ...(stage.brand !== undefined && frameVariables(frameOf(title, stage.brand))),
      ...(bodyLimit !== undefined && { BODY_LIMIT: bodyLimit }),
    },
  }
}
