import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import {
  isStageName,
  readSettings,
  type Settings,
  settingsFile,
  type StageName,
  type StageSettings,
} from '../../infra/app/settings.js'
import { configurationFrom } from '../../src/adapters/system/configuration.js'
import { ask, someoneIsThere } from './ask.js'
import { Stop } from './stop.js'

/** What the command line says. */
export interface Given {
  readonly stage?: string
  readonly origins?: readonly string[]
  readonly alarmEmail?: string
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

export const originsIn = listOf

/** The stage: what was given, or asked for, or `dev`. */
export const stageOf = async (given: string | undefined): Promise<StageName> => {
  const stage = given ?? (someoneIsThere() ? await ask('Which stage, dev or prod? [dev] ', 'dev') : 'dev')
  if (isStageName(stage)) return stage
  throw new Stop(`There is no stage “${stage}”: it is dev or prod.`, 'npm run deploy -- --stage dev')
}

const asked = async (stage: StageName): Promise<Pick<StageSettings, 'origins' | 'alarmEmail'>> => {
  if (!someoneIsThere()) return { origins: [] }
  const origins = listOf(
    await ask('Origins of pages elsewhere that may post, such as https://www.example.org? [none] ', ''),
  )
  const alarmEmail = await ask(`Who is told by mail when something is wrong in ${stage}? [nobody] `, '')
  return { origins, ...(alarmEmail === '' ? {} : { alarmEmail }) }
}

/** Asks once, and remembers: what was said at the first deployment holds for the next ones. */
export const settingsFor = async (
  stage: StageName,
  { origins, alarmEmail }: Given,
): Promise<StageSettings> => {
  const all: Settings = readSettings()
  const isNew = all[stage] === undefined && origins === undefined && alarmEmail === undefined
  const settings = {
    ...(isNew ? await asked(stage) : all[stage]),
    ...(origins === undefined ? {} : { origins: [...origins] }),
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
  }
  const read = configurationFrom({ TABLE_NAME: 'of-the-stack', ALLOWED_ORIGINS: settings.origins?.join(',') })
  if (E.isLeft(read))
    throw new Stop(
      read.left.join('\n'),
      `npm run deploy -- --stage ${stage} --origins https://www.example.org`,
    )
  const text = `${JSON.stringify({ ...all, [stage]: settings }, undefined, 2)}\n`
  if (!existsSync(settingsFile) || readFileSync(settingsFile, 'utf8') !== text)
    writeFileSync(settingsFile, text)
  return settings
}
