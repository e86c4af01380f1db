import { loadSite } from '../../adapters/site-file/load.js'
import { frameOf, frameVariables } from '../../domain/site/brand/frame.js'
import { titleIn, usualStage } from '../../domain/site/site.js'
import type { StageSettings } from '../../domain/site/stage-settings.js'
import type { Settings } from './settings.js'

/** A stage of the configuration, as far as it is run here. */
export interface LocalStage {
  readonly stage: StageSettings
  /** The environment's settings, with what the stage adds to them. */
  readonly settings: Settings
  /** What the functions' pages and mails call the site, and how much they take. */
  readonly environment: Readonly<Record<string, string>>
}

/** What the configuration says of the stage that this one stands for: `dev`, or the first. */
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
