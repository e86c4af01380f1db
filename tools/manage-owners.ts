/** `dynamosync owners list --stage dev`: manages who reads the submissions of a stage that has its own user pool. */
import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { builtForms, builtFormsFile } from '../src/adapters/site-file/folder-forms.js'
import { note, print } from '../src/adapters/terminal/output.js'
import { stackNameOf } from '../src/domain/site/site.js'
import { tokenMinutes } from '../infra/owners/terms.js'
import { account } from './deploy/account.js'
import { agrees, someoneIsThere } from './deploy/ask.js'
import { configured, stageOf } from './deploy/settings.js'
import { outputsOf, stackNamed } from './deploy/cloud-formation.js'
import { running } from './deploy/running.js'
import { Stop } from './deploy/stop.js'
import { addressIn, doubtAbout, meant } from './owners/address.js'
import { invite } from './owners/invite.js'
import { type OwnerDirectory, ownerDirectory } from './owners/owner-directory.js'
import { ownerLines } from './owners/owner-lines.js'

interface Options {
  readonly stage?: string
  readonly form: readonly string[]
  readonly yes?: boolean
}

/** The user pool of a stage. @throws Stop if it has none */
const directoryOf = async ({ stage: given }: Options): Promise<OwnerDirectory> => {
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
  return ownerDirectory(pool)
}

/** @throws Stop if a name is not that of a form in this folder, as far as its forms are built */
const assertForms = async (names: readonly string[]): Promise<void> => {
  if (!existsSync(builtFormsFile)) return
  const known = ['*', ...(await builtForms()).map(({ name }) => name)]
  for (const name of names)
    if (!known.includes(name))
      throw new Stop(`Unknown form “${name}”.${meant(name, known)}`, `--form takes ${known.join(', ')}`)
}

const add = async (texts: readonly string[], options: Options): Promise<number> => {
  const addresses = texts.map((text) => addressIn(text, 'npx dynamosync owners add ann@example.org'))
  await assertForms(options.form)
  const directory = await directoryOf(options)
  for (const address of addresses) {
    print(await invite(directory, address, options.form))
    const doubt = await doubtAbout(address)
    if (doubt !== undefined) note(`${doubt}\n  npx dynamosync owners remove ${address}`)
  }
  return 0
}

const removeOne = async (
  directory: OwnerDirectory,
  address: string,
  { form, yes }: Options,
): Promise<void> => {
  const found = await directory.find(address)
  if (found === undefined) {
    const known = (await directory.all()).map((each) => each.address)
    throw new Stop(`${address} is not an owner.${meant(address, known)}`, 'npx dynamosync owners list')
  }
  if (form.length > 0) {
    await directory.forbid(address, form)
    print(
      `${address} can no longer read ${form.join(', ')} once their token expires, within ${tokenMinutes} minutes.`,
    )
    return
  }
  if (yes !== true && someoneIsThere() && !(await agrees(`Remove ${address}?`))) return
  await directory.remove(address)
  print(`${address} has been removed. A token issued before stays valid for up to ${tokenMinutes} minutes.`)
}

const remove = async (addresses: readonly string[], options: Options): Promise<number> => {
  const directory = await directoryOf(options)
  for (const address of addresses) await removeOne(directory, address, options)
  return 0
}

const list = async (options: Options): Promise<number> => {
  const lines = ownerLines(await (await directoryOf(options)).all())
  if (lines.length === 0) note('Nobody can sign in yet: npx dynamosync owners add ann@example.org')
  for (const line of lines) print(line)
  return 0
}

const gathered = (form: string, forms: readonly string[]): readonly string[] => [...forms, ...form.split(',')]

const command = new Command('owners').description(
  'Manage who reads the submissions of a stage that has its own user pool.',
)

const subcommand = (usage: string, description: string): Command =>
  command
    .command(usage)
    .description(description)
    .option('--stage <stage>', 'a stage of dynamosync.config.ts (prompted for; dev without a terminal)')

subcommand('add <address...>', 'Invite owners, or invite them again, and set which forms they read.')
  .option(
    '--form <name>',
    'form that they may read (repeatable; default: all forms, including future ones)',
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
