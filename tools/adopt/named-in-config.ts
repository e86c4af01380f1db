import { readFile, writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { loadSite, siteFile } from '../../src/adapters/site-file/load.js'
import { type SiteConfig, stageIn, stagesOf } from '../../src/domain/site/site.js'

/** The configuration lines that name a table. */
export const configLines = (stage: string, table: string): string =>
  `  stages: {\n    ${/^\w+$/.test(stage) ? stage : `'${stage}'`}: { table: '${table}' },\n  },`

/** The file with the table added where a stage's settings begin; unchanged if there is no such place. */
const withTable = (text: string, stage: string, table: string): string => {
  const begins = `(\\bstages\\s*:\\s*\\{[^]*?(?<![\\w-])['"]?${stage}['"]?\\s*:\\s*\\{)`
  const former = `(?:\\s*table\\s*:\\s*['"][^'"]*['"],?)?(\\s*\\})?`
  return text.replace(new RegExp(begins + former), (_, opening: string, end?: string) =>
    end === undefined ? `${opening} table: '${table}',` : `${opening} table: '${table}' }`,
  )
}

const settingsOf = (config: SiteConfig, table?: [stage: string, name: string]) =>
  stagesOf(config).map((stage) => ({
    stage,
    ...stageIn(config, stage),
    ...(stage === table?.[0] && { table: table[1] }),
  }))

/**
 * Names a table in the configuration file. If the result does not differ in exactly this setting, the file is
 * restored.
 *
 * @returns whether the file names the table
 */
export const nameInConfig = async (config: SiteConfig, stage: string, table: string): Promise<boolean> => {
  const text = await readFile(siteFile, 'utf8').catch(() => undefined)
  if (text === undefined) return false
  const written = withTable(text, stage, table)
  await writeFile(siteFile, written)
  const read = await loadSite().catch(() => undefined)
  const isRight =
    read !== undefined && isDeepStrictEqual(settingsOf(read), settingsOf(config, [stage, table]))
  if (!isRight) await writeFile(siteFile, text)
  return isRight
}
