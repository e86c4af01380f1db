/** `npm run destroy -- --stage dev`: removes a stage. */
import { isDurable, type Stage } from '../infra/app/stage.js'
import { print } from '../src/adapters/terminal/output.js'
import { stackNameOf } from '../src/domain/site/site.js'
import { account, type Account } from './deploy/account.js'
import { agrees, ask, assertSomeoneIsThere } from './deploy/ask.js'
import { assertRemovable, removeStack } from './deploy/prepare.js'
import { configured, stageOf } from './deploy/settings.js'
import { keepsTable, outputsOf, stackNamed } from './deploy/cloud-formation.js'
import { commandOf, running, stageOption } from './deploy/running.js'
import { Stop } from './deploy/stop.js'

const options = commandOf('destroy')
  .description(
    'Removes a stage from your AWS account: site, API and functions; unless it is durable, also the table with all submissions.',
  )
  .option(...stageOption)
  .addHelpText(
    'after',
    '\nA durable stage, such as prod, keeps its table, and needs a second confirmation.\n\nExit status: 0 removed, or not confirmed; 1 failed; 2 a requirement is missing.\n',
  )
  .parse()
  .opts<{ readonly stage?: string }>()

const fateOf = (isKept: boolean, table: string | undefined): string => {
  const which = table === undefined ? 'Its table, if it has one,' : `The table ${table}`
  return isKept ? `${which} is kept.` : `${which} is deleted too, with all submissions.`
}

interface Removed {
  readonly name: string
  readonly stage: Stage
  /** Undefined if the stack was never completed. */
  readonly table: string | undefined
}

/** Whether removing a stage keeps its table; for a stack that was never completed, the configuration decides. */
const isKept = async (here: Account, { name, stage, table }: Removed): Promise<boolean> =>
  (table === undefined ? undefined : await keepsTable(here, name)) ??
  (isDurable(stage) || stage.settings.table !== undefined)

const sayKept = (table: string, stage: Stage): void => {
  const { name } = stage
  print(`The table ${table} is still there. To adopt it again, run npx dynamosync adopt --table ${table} --stage ${name}. To delete it permanently, with all submissions:
  aws dynamodb update-table --table-name ${table} --no-deletion-protection-enabled
  aws dynamodb delete-table --table-name ${table}`)
}

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
    throw new Stop(
      `The stack ${name} does not exist in account ${id}, region ${region}.`,
      'aws configure list',
    )
  assertRemovable(name, stack)
  assertSomeoneIsThere(`npm run destroy -- --stage ${stage.name}, in a terminal`)
  // A stack that was never completed has no outputs.
  const { TableName: known } = outputsOf(stack)
  const table = known ?? stage.settings.table
  const keeps = await isKept(here, { name, stage, table: known })
  const question = `Remove ${name} from account ${id}, region ${region}? ${fateOf(keeps, table)}`
  if (!(await isWanted(stage, name, question))) return 0
  await removeStack(here, name, stack)
  print(`${name} has been removed.`)
  if (keeps && table !== undefined) sayKept(table, stage)
  return 0
}

await running(main)
