import * as E from 'fp-ts/lib/Either.js'
import { type Stage, stageNamed } from '../../infra/app/stage.js'
import { loadSite, siteFile } from '../../src/adapters/site-file/load.js'
import { configurationFrom } from '../../src/adapters/system/configuration.js'
import { type SiteConfig, stagesOf } from '../../src/domain/site/site.js'
import { ask, someoneIsThere } from './ask.js'
import { Stop } from './stop.js'

/** The configuration of this folder. @throws Stop with all of its errors */
export const configured = async (): Promise<SiteConfig> => {
  try {
    return await loadSite()
  } catch (cause) {
    throw new Stop(cause instanceof Error ? cause.message : String(cause), `edit ${siteFile}`)
  }
}

/** Qualifier of the CDK's bootstrap, if given. @throws Stop if it is malformed */
export const qualifierOf = (given: string | undefined, { settings }: Stage): string | undefined => {
  if (given !== undefined && !/^[a-z0-9]{1,10}$/.test(given))
    throw new Stop(
      `Invalid qualifier “${given}”: use 1 to 10 characters from a–z and 0–9.`,
      '--qualifier hnb659fds',
    )
  return given ?? settings.qualifier
}

/** The stage: given, asked for, or `dev`. @throws Stop if it is unknown or invalid */
export const stageOf = async (config: SiteConfig, given: string | undefined): Promise<Stage> => {
  const names = stagesOf(config)
  const question = `Which stage, ${names.join(' or ')}? [dev] `
  const name = given ?? (someoneIsThere() ? await ask(question, 'dev') : 'dev')
  if (!names.includes(name))
    throw new Stop(
      `Unknown stage “${name}”. Use ${names.join(' or ')}.`,
      `npm run deploy -- --stage ${names[0] ?? 'dev'}, or add ${name} to stages in ${siteFile}`,
    )
  const stage = stageNamed(config, name)
  const { origins = [] } = stage.settings
  const read = configurationFrom({ TABLE_NAME: 'of-the-stack', ALLOWED_ORIGINS: origins.join(',') })
  if (E.isLeft(read)) throw new Stop(read.left.join('\n'), `edit origins in ${siteFile}`)
  return stage
}
