/** `dynamosync adopt --table NAME --stage prod`: takes over a table that was retained or restored. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { isDurable, type Stage } from '../infra/app/stage.js'
import { siteFile } from '../src/adapters/site-file/load.js'
import { isTableName } from '../src/domain/site/stage-settings.js'
import { print } from '../src/adapters/terminal/output.js'
import { type SiteConfig, stackNameOf } from '../src/domain/site/site.js'
import { foundLines } from './adopt/found-lines.js'
import { type FoundTable, foundTable } from './adopt/found-table.js'
import { configLines, nameInConfig } from './adopt/named-in-config.js'
import { owningStack } from './adopt/owning-stack.js'
import { type MissingSetting, missingSettings, tagTable } from './adopt/table-settings.js'
import { account, type Account } from './deploy/account.js'
import { agrees, assertSomeoneIsThere } from './deploy/ask.js'
import { keepsTable, outputsOf, stackNamed } from './deploy/cloud-formation.js'
import { commandOf, running, stageOption } from './deploy/running.js'
import { configured, stageOf } from './deploy/settings.js'
import { Stop } from './deploy/stop.js'

interface Options {
  readonly table?: string
  readonly stage?: string
  readonly yes?: boolean
}

const options = commandOf('adopt')
  .description(
    'Adopt a retained or restored table: check it, apply the settings that a restore leaves out, and name it in dynamosync.config.ts.',
  )
  .option('--table <name>', 'name of the table')
  .option(...stageOption)
  .option('--yes', 'skip the confirmation')
  .addHelpText(
    'after',
    `
The next deployment imports the table into the stack, which never deletes it. docs/operate/restore.md describes every step.

Exit status: 0 adopted now or before, or not confirmed; 1 failed; 2 it cannot be adopted.
`,
  )
  .parse()
  .opts<Options>()

/** Describes what happens to the stack's present table. */
const sayFormer = async (here: Account, name: string, stage: Stage): Promise<void> => {
  const { TableName: former } = outputsOf((await stackNamed(here, name)) ?? {})
  if (former === undefined) return
  const isKept = await keepsTable(here, name)
  print(
    (isKept ?? (isDurable(stage) || stage.settings.table === former))
      ? `${name} now uses the table ${former}, which will be kept with all its items, but will no longer be used.`
      : `${name} now uses the table ${former}. The next deployment deletes that table with all its items.`,
  )
}

/** @returns whether the stack has the table already. @throws Stop if another stack has it */
const isOwned = async ({ stacks }: Account, name: string, table: string): Promise<boolean> => {
  const owner = await owningStack(stacks, table)
  if (owner !== undefined && owner !== name)
    throw new Stop(
      `${table} belongs to the stack ${owner}, and CloudFormation cannot take a table from another stack.`,
      `remove ${owner} first; a durable stage keeps its table`,
    )
  return owner === name
}

const isWanted = async (question: string): Promise<boolean> => {
  if (options.yes === true) return true
  assertSomeoneIsThere('npx dynamosync adopt … --yes')
  return agrees(question)
}

const setAll = async (client: DynamoDBClient, missing: readonly MissingSetting[]): Promise<void> => {
  for (const { label, set } of missing) {
    await set(client)
    print(`Set: ${label}.`)
  }
}

const sayNext = async (config: SiteConfig, stage: Stage, table: string): Promise<void> => {
  const isNamed = stage.settings.table === table || (await nameInConfig(config, stage.name, table))
  print(
    isNamed
      ? `${siteFile} names ${table} for ${stage.name}.`
      : `Name the table in ${siteFile}:\n${configLines(stage.name, table)}`,
  )
  print(`The next deployment adopts it:\n  npx dynamosync deploy --stage ${stage.name}`)
}

interface Adopted {
  readonly config: SiteConfig
  readonly stage: Stage
  readonly found: FoundTable
}

const adopt = async (client: DynamoDBClient, { config, stage, found }: Adopted): Promise<void> => {
  await setAll(client, missingSettings(found, stage))
  await tagTable(client, found, stage.name)
  await sayNext(config, stage, found.name)
}

const main = async (): Promise<number> => {
  const { table } = options
  if (table === undefined || !isTableName(table))
    throw new Stop(
      table === undefined ? 'The option --table is missing.' : `“${table}” is not a valid table name.`,
      '--table NAME; to list tables: aws dynamodb list-tables',
    )
  const config = await configured()
  const stage = await stageOf(config, options.stage)
  const here = await account(stage.settings.qualifier)
  const client = new DynamoDBClient({})
  const found = await foundTable(client, table)
  const name = stackNameOf(config, stage.name)
  const missing = missingSettings(found, stage)
  for (const line of await foundLines(found, missing)) print(line)
  if (await isOwned(here, name, table)) {
    print(`${name} already uses it.`)
    return 0
  }
  await sayFormer(here, name, stage)
  if (await isWanted(`Adopt ${table} into ${name}?`)) await adopt(client, { config, stage, found })
  return 0
}

await running(main)
