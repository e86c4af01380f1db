import * as E from 'fp-ts/lib/Either.js'
import { type Stage, stageNamed } from '../../infra/app/stage.js'
import { loadSite, siteFile } from '../../src/adapters/site-file/load.js'
import { configurationFrom } from '../../src/adapters/system/configuration.js'
import { isStageName, type SiteConfig, stageRule, stagesOf } from '../../src/domain/site/site.js'
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

/** The stage to act on if none is given: `dev`, or the only one. @throws Stop if there are several others */
const usualOf = (names: readonly string[]): string => {
  const [only] = names.length === 1 ? names : ['dev']
  if (only !== undefined && names.includes(only)) return only
  throw new Stop(`Which stage, ${names.join(' or ')}?`, `add --stage ${names[0] ?? 'dev'}`)
}

const askedOf = async (names: readonly string[]): Promise<string> => {
  const usual = names.includes('dev') || names.length === 1 ? usualOf(names) : ''
  const answer = await ask(`Which stage, ${names.join(' or ')}? ${usual === '' ? '' : `[${usual}] `}`, usual)
  return answer === '' ? askedOf(names) : answer
}

const unknownStage = (name: string, names: readonly string[]): Stop =>
  new Stop(
    `Unknown stage “${name}”. Use ${names.join(' or ')}.`,
    `--stage ${names[0] ?? 'dev'}${isStageName(name) ? `, or add ${name} to stages in ${siteFile}` : `; the name of a new stage is ${stageRule}`}`,
  )

/** The stage: as given or asked for, otherwise `dev` or the only stage. @throws Stop if it is unknown or invalid */
export const stageOf = async (config: SiteConfig, given: string | undefined): Promise<Stage> => {
  const names = stagesOf(config)
  const name = given ?? (someoneIsThere() ? await askedOf(names) : usualOf(names))
  if (!names.includes(name)) throw unknownStage(name, names)
  const stage = stageNamed(config, name)
  const { origins = [] } = stage.settings
  const read = configurationFrom({ TABLE_NAME: 'of-the-stack', ALLOWED_ORIGINS: origins.join(',') })
  if (E.isLeft(read)) throw new Stop(read.left.join('\n'), `edit origins in ${siteFile}`)
  return stage
}
