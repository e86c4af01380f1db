/** `npm run destroy -- --stage dev`: removes a stage. */
import { Command } from 'commander'
import { isDurable, type Stage } from '../infra/app/stage.js'
import { print } from '../src/adapters/terminal/output.js'
import { stackNameOf } from '../src/domain/site/site.js'
import { account } from './deploy/account.js'
import { agrees, ask, someoneIsThere } from './deploy/ask.js'
import { assertRemovable, removeStack } from './deploy/prepare.js'
import { configured, stageOf } from './deploy/settings.js'
import { outputsOf, stackNamed } from './deploy/cloud-formation.js'
import { running } from './deploy/running.js'
import { Stop } from './deploy/stop.js'

const options = new Command('destroy')
  .description(
    'Removes a stage from your AWS account: site, API and functions; where it is not durable, as dev, the table with all submissions, too.',
  )
  .option('--stage <stage>', 'one of the stages in dynamosync.config.ts; asked for, otherwise dev')
  .addHelpText(
    'after',
    '\nOf a durable stage, as prod, the table stays, and it asks twice.\n\nExit status: 0 removed, or not wanted; 1 it failed; 2 something is missing.\n',
  )
  .parse()
  .opts<{ readonly stage?: string }>()

/** An adopted table stays in any stage. */
const keepsTable = (stage: Stage): boolean => isDurable(stage) || stage.settings.table !== undefined

const fateOf = (stage: Stage, table: string): string =>
  keepsTable(stage) ? `The table ${table} stays.` : `The table ${table} goes too, with all submissions.`

const isWanted = async (stage: Stage, name: string, question: string): Promise<boolean> =>
  (await agrees(question)) &&
  (!isDurable(stage) ||
    (await ask(`This is ${stage.name}. Type its name, ${name}, to remove it: `, '')) === name)

const main = async (): Promise<number> => {
  const config = await configured()
  const stage = await stageOf(config, options.stage)
  const here = await account(stage.settings.qualifier)
  const { id, region } = here
  const name = stackNameOf(config, stage.name)
  const stack = await stackNamed(here, name)
  if (stack === undefined)
    throw new Stop(`There is no ${name} in account ${id}, region ${region}.`, 'aws configure list')
  assertRemovable(name, stack)
  if (!someoneIsThere())
    throw new Stop('Nobody is there to be asked.', `npm run destroy -- --stage ${stage.name}, in a terminal`)
  // A stack that was never completed has no outputs.
  const { TableName: table = 'NAME' } = outputsOf(stack)
  const question = `Remove ${name} from account ${id}, region ${region}? ${fateOf(stage, table)}`
  if (!(await isWanted(stage, name, question))) return 0
  await removeStack(here, name, stack)
  print(`${name} is gone.`)
  if (keepsTable(stage))
    print(`The table ${table} is still there. To take it over again: npx dynamosync adopt --table ${table}. To remove it and all submissions for ever:
  aws dynamodb update-table --table-name ${table} --no-deletion-protection-enabled
  aws dynamodb delete-table --table-name ${table}`)
  return 0
}

await running(main)
