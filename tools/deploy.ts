/** `npm run deploy -- --stage dev`: builds, shows the changes, asks, deploys, and checks the result. */
import { isDurable, ownersIn, type Stage } from '../infra/app/stage.js'
import { builtForms } from '../src/adapters/site-file/folder-forms.js'
import { note } from '../src/adapters/terminal/output.js'
import { stackNameOf } from '../src/domain/site/site.js'
import { missingOperator } from '../src/domain/site/operator.js'
import { missingCaptchas } from '../src/domain/site/captcha-keys.js'
import { unknownTargets } from '../src/domain/site/unknown-targets.js'
import { assertAdopted } from './adopt/table-settings.js'
import { account, type Account } from './deploy/account.js'
import { agrees, assertSomeoneIsThere, someoneIsThere } from './deploy/ask.js'
import { assertAvailable } from './deploy/available.js'
import { buildStage } from './deploy/building.js'
import { assertIdle, prepared } from './deploy/prepare.js'
import { askedFirst, inviteFirst, namedFirst } from './deploy/first-owner.js'
import { setSignIn } from './deploy/sign-in.js'
import { type CdkCommand, cdkArguments, cliProgram } from './deploy/programs.js'
import { publish, site } from './deploy/publish.js'
import { mustRun, run } from './deploy/run.js'
import { setFormSecret } from './deploy/secret.js'
import { configured, qualifierOf, stageOf } from './deploy/settings.js'
import { assertBootstrapped, outputsOf, protect, stackNamed } from './deploy/cloud-formation.js'
import { commandOf, running, stageOption } from './deploy/running.js'
import { whyFailed } from './deploy/why-failed.js'

interface Options {
  readonly stage?: string
  readonly yes?: boolean
  readonly diff?: boolean
  readonly qualifier?: string
  readonly newSecret?: boolean
  readonly firstOwner?: string
  readonly build: boolean
}

const options = commandOf('deploy')
  .description(
    'Builds, shows what will change in your AWS account, asks for confirmation, deploys, and checks the result.',
  )
  .option(...stageOption)
  .option('--yes', 'skip the confirmation')
  .option('--diff', 'show what would change, without changing anything')
  .option(
    '--qualifier <qualifier>',
    'qualifier of the CDK bootstrap stack (default: qualifier in dynamosync.config.ts)',
  )
  .option('--new-secret', 'sign pages with a new secret; signatures made with the previous one stay valid')
  .option(
    '--first-owner <address>',
    'e-mail address to invite as the first owner (default: firstOwner in dynamosync.config.ts)',
  )
  .option('--no-build', 'deploy the existing build in dist/')
  .addHelpText(
    'after',
    `
The settings of a stage are in dynamosync.config.ts; docs/operate/settings.md describes each.
Region and credentials are those of the AWS CLI: AWS_REGION, AWS_PROFILE, …

Exit status: 0 deployed and working, not confirmed, or differences shown; 1 failed, or not working; 2 a requirement is missing.
`,
  )
  .parse()
  .opts<Options>()

/** Arguments of a CDK command for a stage. An existing table is imported. */
const cdkRun = (command: CdkCommand, { name, settings }: Stage, ...more: readonly string[]): string[] => [
  ...cdkArguments(command, name),
  ...(options.qualifier === undefined ? [] : ['-c', `qualifier=${options.qualifier}`]),
  ...more,
  ...(settings.table === undefined || options.diff === true ? [] : ['--import-existing-resources']),
  '--no-notices',
]

/** Shows the difference and asks for confirmation. @returns whether to deploy */
const isWanted = async (stage: Stage, { id, region }: Account): Promise<boolean> => {
  await mustRun('cdk', cdkRun('diff', stage))
  if (options.yes === true) return true
  assertSomeoneIsThere('npm run deploy -- --yes')
  return agrees(`\nDeploy ${stage.name} to account ${id}, region ${region}?`)
}

interface Deployed {
  readonly name: string
  readonly stage: Stage
}

const cdkDeploy = async (
  here: Account,
  { name, stage }: Deployed,
  ...more: readonly string[]
): Promise<void> => {
  if ((await run('cdk', cdkRun('deploy', stage, ...more, '--require-approval', 'never'))) === 0) return
  await assertIdle(here, name)
  throw await whyFailed(here, { name, what: 'deployed', cause: new Error('cdk deploy failed') })
}

/**
 * Deploys a stack, whatever its state. Deletion protection of stack and table is turned on only afterwards, because it
 * would prevent CloudFormation from rolling back a failed creation, and the next deployment from starting over.
 */
const deployStack = async (here: Account, deployed: Deployed): Promise<void> => {
  const { name, stage } = deployed
  const isFirst = await prepared(here, name)
  if (isFirst && isDurable(stage)) await cdkDeploy(here, deployed, '-c', 'first=true')
  await cdkDeploy(here, deployed)
  if (isDurable(stage)) await protect(here, name, true)
}

/** Once forms are built, warns of their unknown targets and missing captcha keys, and of a missing operator address. */
const warn = async ({ settings }: Stage): Promise<void> => {
  const forms = await builtForms()
  const sentences = [
    ...unknownTargets(forms, settings.targets),
    ...missingCaptchas(forms, settings.human),
    ...missingOperator(settings),
  ]
  for (const sentence of sentences) note(sentence)
}

/** The first owner to invite: given, or asked for at a terminal if there is no user pool yet. */
const firstOwnerOf = async (
  named: string | undefined,
  { settings }: Stage,
  hasPool: boolean,
): Promise<string | undefined> => {
  const mayAsk = ownersIn(settings) === 'cognito' && options.yes !== true && someoneIsThere() && !hasPool
  return named ?? (mayAsk ? await askedFirst() : undefined)
}

const main = async (): Promise<number> => {
  const config = await configured()
  const stage = await stageOf(config, options.stage)
  const named = namedFirst(options.firstOwner, stage.settings)
  const here = await account(qualifierOf(options.qualifier, stage))
  assertAvailable(here, stage)
  if (options.diff !== true) await assertBootstrapped(here)
  if (options.build) await buildStage(config, stage, '/api')
  await warn(stage)
  const name = stackNameOf(config, stage.name)
  const before = outputsOf((await stackNamed(here, name)) ?? {})
  // With the previous outputs, pages that did not change stay identical.
  await setSignIn(site, before)
  if (options.diff === true) return run('cdk', cdkRun('diff', stage, '--method', 'template'))
  const first = await firstOwnerOf(named, stage, before['OwnersPool'] !== undefined)
  const { table } = stage.settings
  if (table !== undefined && table !== before['TableName']) await assertAdopted(here.tables, table, stage)
  if (!(await isWanted(stage, here))) return 0
  await deployStack(here, { name, stage })
  await setFormSecret(here, name, options.newSecret === true)
  const examined = await publish(here, { config, stage, build: options.build })
  if (ownersIn(stage.settings) === 'cognito')
    await inviteFirst(here, { stackName: name, address: first, stage: stage.name })
  return run(process.execPath, [cliProgram(), 'doctor', ...examined])
}

await running(main)
