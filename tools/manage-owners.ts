/** `dynamosync owners list --stage dev`: manages who reads the submissions of a stage that has its own user pool. */
import type { Command } from 'commander'
import { note, print } from '../src/adapters/terminal/output.js'
import { stackNameOf } from '../src/domain/site/site.js'
import { tokenMinutes } from '../infra/owners/terms.js'
import { account } from './deploy/account.js'
import { agrees, someoneIsThere } from './deploy/ask.js'
import { configured, stageOf } from './deploy/settings.js'
import { outputsOf, stackNamed } from './deploy/cloud-formation.js'
import { commandOf, running, stageOption } from './deploy/running.js'
import { Stop } from './deploy/stop.js'
import { addressIn, doubtAbout, known, meant } from './owners/address.js'
import { forbid, type Pool } from './owners/forbid.js'
import { invite } from './owners/invite.js'
import { assertForms } from './owners/known-forms.js'
import { ownerDirectory } from './owners/owner-directory.js'
import { ownerLines } from './owners/owner-lines.js'

interface Options {
  readonly stage?: string
  readonly form: readonly string[]
  readonly yes?: boolean
}

/** The user pool of a stage. @throws Stop if it has none */
const poolOf = async ({ stage: given }: Options): Promise<Pool> => {
  const config = await configured()
  const stage = await stageOf(config, given)
  const here = await account(stage.settings.qualifier)
  const name = stackNameOf(config, stage.name)
  const stack = await stackNamed(here, name)
  if (stack === undefined)
    throw new Stop(
      `The stack ${name} does not exist in account ${here.id}, region ${here.region}.`,
      `npx dynamosync deploy --stage ${stage.name}`,
    )
  const { OwnersPool: pool } = outputsOf(stack)
  if (pool === undefined)
    throw new Stop(
      `${name} has no user pool: an issuer or AWS IAM manages its owners.`,
      "set owners: 'cognito' in dynamosync.config.ts and deploy again, or manage owners at the issuer or in IAM",
    )
  return { directory: await ownerDirectory(pool), at: `--stage ${stage.name}` }
}

const add = async (texts: readonly string[], options: Options): Promise<number> => {
  const addresses = texts.map((text) => addressIn(text, 'npx dynamosync owners add ann@example.org'))
  await assertForms(options.form)
  const { directory, at } = await poolOf(options)
  for (const address of addresses) {
    print(await invite(directory, address, options.form))
    const doubt = await doubtAbout(address)
    if (doubt !== undefined) note(`${doubt}\n  npx dynamosync owners remove ${address} ${at}`)
  }
  return 0
}

const removeOne = async (pool: Pool, address: string, { form, yes }: Options): Promise<void> => {
  const { directory, at } = pool
  const found = await directory.find(address)
  if (found === undefined) {
    const owners = (await directory.all()).map((each) => each.address)
    throw new Stop(`${address} is not an owner.${meant(address, owners)}`, `npx dynamosync owners list ${at}`)
  }
  if (form.length > 0) return forbid(pool, found, form)
  if (yes !== true && someoneIsThere() && !(await agrees(`Remove ${address}?`))) return
  await directory.remove(address)
  print(`${address} has been removed. Tokens issued before now stay valid for up to ${tokenMinutes} minutes.`)
}

const remove = async (addresses: readonly string[], options: Options): Promise<number> => {
  const pool = await poolOf(options)
  for (const address of addresses) await removeOne(pool, known(address), options)
  return 0
}

const list = async (options: Options): Promise<number> => {
  const { directory, at } = await poolOf(options)
  const lines = ownerLines(await directory.all())
  if (lines.length === 0) note(`Nobody can sign in yet: npx dynamosync owners add ann@example.org ${at}`)
  for (const line of lines) print(line)
  return 0
}

const gathered = (form: string, forms: readonly string[]): readonly string[] => [...forms, ...form.split(',')]

const command = commandOf('owners').description(
  'Manage who reads the submissions of a stage that has its own user pool.',
)

const subcommand = (usage: string, description: string): Command =>
  command
    .command(usage)
    .description(description)
    .option(...stageOption)

subcommand('add <address...>', 'Invite owners, or invite them again, and set which forms they read.')
  .option(
    '--form <name>',
    'form that they may read (repeatable; by default, new owners read all forms, including future ones)',
    gathered,
    [],
  )
  .action((addresses: readonly string[], options: Options) => running(() => add(addresses, options)))
subcommand('remove <address...>', 'Remove owners, or their access to a form.')
  .option('--form <name>', 'form that they may no longer read (repeatable)', gathered, [])
  .option('--yes', 'skip the confirmation')
  .action((addresses: readonly string[], options: Options) => running(() => remove(addresses, options)))
subcommand('list', 'List owners with their forms, and invitations that were never accepted.').action(
  (options: Options) => running(() => list(options)),
)

await command.parseAsync()
