import * as E from 'fp-ts/lib/Either.js'
import { type Stage, stageNamed } from '../../infra/app/stage.js'
import { loadSite, siteFile } from '../../src/adapters/site-file/load.js'
import { configurationFrom } from '../../src/adapters/system/configuration.js'
import { type SiteConfig, stagesOf } from '../../src/domain/site/site.js'
import { ask, someoneIsThere } from './ask.js'
import { Stop } from './stop.js'

/** The configuration of this folder. @throws Stop with all that is wrong with it */
export const configured = async (): Promise<SiteConfig> => {
  try {
    return await loadSite()
  } catch (cause) {
    throw new Stop(cause instanceof Error ? cause.message : String(cause), `edit ${siteFile}`)
  }
}

/** The qualifier of the CDK's bootstrap, if one is named. @throws Stop if what was given cannot be one */
export const qualifierOf = (given: string | undefined, { settings }: Stage): string | undefined => {
  if (given !== undefined && !/^[a-z0-9]{1,10}$/.test(given))
    throw new Stop(`“${given}” is not a qualifier: 1 to 10 of a–z and 0–9.`, '--qualifier hnb659fds')
  return given ?? settings.qualifier
}

/** The stage: what was given, or asked for, or `dev`. @throws Stop where there is no such stage, or it is not valid */
export const stageOf = async (config: SiteConfig, given: string | undefined): Promise<Stage> => {
  const names = stagesOf(config)
  const question = `Which stage, ${names.join(' or ')}? [dev] `
  const name = given ?? (someoneIsThere() ? await ask(question, 'dev') : 'dev')
  if (!names.includes(name))
    throw new Stop(
      `There is no stage “${name}”: it is ${names.join(' or ')}.`,
      `npm run deploy -- --stage ${names[0] ?? 'dev'}, or name ${name} in stages of ${siteFile}`,
    )
  const stage = stageNamed(config, name)
  const { origins = [] } = stage.settings
  const read = configurationFrom({ TABLE_NAME: 'of-the-stack', ALLOWED_ORIGINS: origins.join(',') })
  if (E.isLeft(read)) throw new Stop(read.left.join('\n'), `edit origins in ${siteFile}`)
  return stage
}
