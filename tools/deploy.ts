/** `npm run deploy -- --stage dev`: builds, shows what will change, asks, deploys, and looks whether it works. */
import { Command } from 'commander'
import { isDurable, ownersIn, type Stage } from '../infra/app/stage.js'
import { builtForms } from '../src/adapters/site-file/folder-forms.js'
import { note, print } from '../src/adapters/terminal/output.js'
import { type SiteConfig, stackNameOf, titleIn } from '../src/domain/site/site.js'
import type { StageSettings } from '../src/domain/site/stage-settings.js'
import { missingOperator } from '../src/domain/site/operator.js'
import { missingCaptchas, siteKeysIn } from '../src/domain/site/captcha-keys.js'
import { isApiClosed } from '../src/domain/site/closed-api.js'
import { unknownTargets } from '../src/domain/site/unknown-targets.js'
import { mailRecordsText } from './deploy/mail-records.js'
import { account, assertBootstrapped, outputsOf, protect, stackNamed } from './deploy/account.js'
import { agrees, someoneIsThere } from './deploy/ask.js'
import { uploadSite } from './deploy/upload.js'
import { assertIdle, prepared } from './deploy/prepare.js'
import { askedFirst, inviteFirst, namedFirst } from './deploy/first-owner.js'
import { setSignIn } from './deploy/sign-in.js'
import { buildProgram, cdkArguments, cliProgram } from './deploy/programs.js'
import { mustRun, run } from './deploy/run.js'
import { setFormSecret } from './deploy/secret.js'
import { configured, stageOf } from './deploy/settings.js'
import { running } from './deploy/running.js'
import { Stop } from './deploy/stop.js'
import { whyFailed } from './deploy/why-failed.js'

interface Options {
  readonly stage?: string
  readonly yes?: boolean
  readonly newSecret?: boolean
  readonly firstOwner?: string
  readonly build: boolean
}

const options = new Command('deploy')
  .description(
    'Builds, shows what will change in your AWS account, asks, deploys, and looks whether it works.',
  )
  .option('--stage <stage>', 'one of the stages in dynamosync.config.ts; asked for, otherwise dev')
  .option('--yes', 'do not ask')
  .option('--new-secret', 'sign pages with a new secret; what the last one signed is still taken')
  .option(
    '--first-owner <address>',
    'who is invited to read submissions once there is somebody to invite; firstOwner of dynamosync.config.ts, otherwise',
  )
  .option('--no-build', 'deploy what is in dist/ as it is')
  .addHelpText(
    'after',
    `
What belongs to a stage is in dynamosync.config.ts: docs/operate/settings.md has every setting.
Region and credentials are those of the AWS CLI: AWS_REGION, AWS_PROFILE, …

Exit status: 0 deployed, and it works; 1 it failed, or does not work; 2 something is missing.
`,
  )
  .parse()
  .opts<Options>()

const site = 'dist/site'

/** What the pages are told: where the API is, by which keys captchas know it, and how owners sign in. */
const buildVariables = (
  title: string | undefined,
  { owners, ownerPages, human, brand }: StageSettings,
  api: string,
) => ({
  SITE_NAME: process.env['SITE_NAME'] || title,
  SITE_BRAND: JSON.stringify(brand ?? {}),
  API_URL: api,
  CAPTCHA_SITE_KEYS: JSON.stringify(siteKeysIn(human)),
  ...(typeof owners === 'object' && { OIDC_ISSUER: owners.issuer, OIDC_AUDIENCE: owners.audience }),
  OIDC_SESSION_MINUTES: ownerPages?.sessionMinutes?.toString(),
  OIDC_CLIENT_ID: ownerPages?.clientId,
  OIDC_SCOPE: ownerPages?.scope,
  OIDC_ORIGINS: ownerPages?.origins?.join(','),
})

const build = async (config: SiteConfig, { settings }: Stage, api: string): Promise<void> => {
  await mustRun(process.execPath, buildProgram(), buildVariables(titleIn(config, settings), settings, api))
}

/** Shows the difference and asks. @returns whether to go on */
const isWanted = async (stage: string, place: string): Promise<boolean> => {
  await mustRun('cdk', [...cdkArguments('diff', stage), '--no-notices'])
  if (options.yes === true) return true
  if (!someoneIsThere()) throw new Stop('Nobody is there to be asked.', 'npm run deploy -- --yes')
  return agrees(`\nDeploy ${stage} to ${place}?`)
}

/** Not on a bucket's website: over plain HTTP a browser computes no PKCE, and anybody could change the pages. */
const hasOwnerPages = (settings: StageSettings): boolean =>
  settings.hosting !== 's3' &&
  (ownersIn(settings) === 'cognito' ||
    (typeof settings.owners === 'object' && settings.ownerPages !== undefined))

type Outputs = ReturnType<typeof outputsOf>

const addressesOf = ({ SiteUrl, SiteHost, ApiUrl, TableName }: Outputs, files: number): string => `
  Site   ${SiteUrl} (${files} files)${SiteHost === undefined ? '' : `; let its name lead to ${SiteHost}`}
  API    ${ApiUrl}
  Table  ${TableName}
`

/** Of a bucket's website a form of the API: an API by itself tells nobody which forms it has. */
const examinedOf = async (
  { SiteUrl = '', ApiUrl = '' }: Outputs,
  settings: StageSettings,
): Promise<string[]> => {
  if (settings.hosting !== 's3') return isApiClosed(settings) ? [SiteUrl, '--api', ApiUrl] : [SiteUrl]
  // Not before they were built: the build says better what is wrong with a definition.
  const forms = await builtForms()
  return [`${ApiUrl}/forms/${forms[0]?.name ?? ''}`, '--origin', SiteUrl]
}

/** Brings the pages to where the stack says, and says where everything is. @returns what is to be looked at */
const publish = async (config: SiteConfig, stage: Stage): Promise<readonly string[]> => {
  const { settings } = stage
  const stack = await stackNamed(stackNameOf(config, stage.name))
  if (stack === undefined) throw new Error('the stack is not there, though it was deployed')
  const told = outputsOf(stack)
  const { ApiUrl = '', SiteBucket = '' } = told
  const isApart = settings.hosting === 's3'
  // A bucket's website has the API elsewhere, and only now is known where.
  if (isApart && options.build) await build(config, stage, ApiUrl)
  await setSignIn(site, told)
  const files = await uploadSite(site, SiteBucket, hasOwnerPages(settings))
  print(addressesOf(told, files))
  const records = mailRecordsText(told, settings.mail?.from)
  if (records !== '') print(records)
  return examinedOf(told, settings)
}

const cdkDeploy = async (name: string, stage: string, ...more: string[]): Promise<void> => {
  const args = [...cdkArguments('deploy', stage), ...more, '--no-notices', '--require-approval', 'never']
  if ((await run('cdk', args)) === 0) return
  await assertIdle(name)
  throw await whyFailed(name, 'cdk deploy')
}

/**
 * Deploys a stack, whatever state it is in. What protects stack and table from being deleted comes once they stand:
 * before, it would keep CloudFormation from taking back a creation that fails, and the next try from beginning anew.
 */
const deployStack = async (name: string, stage: Stage): Promise<void> => {
  const isFirst = await prepared(name)
  if (isFirst && isDurable(stage)) await cdkDeploy(name, stage.name, '-c', 'first=true')
  await cdkDeploy(name, stage.name)
  if (isDurable(stage)) await protect(name, true)
}

/** Says which targets forms name in vain, once the forms are built, and where nobody would hear of a dead one. */
const warn = async ({ settings }: Stage): Promise<void> => {
  const forms = await builtForms()
  const sentences = [
    ...unknownTargets(forms, settings.targets),
    ...missingCaptchas(forms, settings.human),
    ...missingOperator(settings),
  ]
  for (const sentence of sentences) note(sentence)
}

const main = async (): Promise<number> => {
  const config = await configured()
  const stage = await stageOf(config, options.stage)
  const named = namedFirst(options.firstOwner, stage.settings)
  const isOurPool = ownersIn(stage.settings) === 'cognito'
  const here = await account()
  await assertBootstrapped(here)
  if (options.build) await build(config, stage, '/api')
  await warn(stage)
  const name = stackNameOf(config, stage.name)
  const before = outputsOf((await stackNamed(name)) ?? {})
  // Pages that did not change are then what they were.
  await setSignIn(site, before)
  const mayAsk = options.yes !== true && someoneIsThere() && before['OwnersPool'] === undefined
  const first = named ?? (isOurPool && mayAsk ? await askedFirst() : undefined)
  if (!(await isWanted(stage.name, `account ${here.id}, region ${here.region}`))) return 0
  await deployStack(name, stage)
  await setFormSecret(name, options.newSecret === true)
  const examined = await publish(config, stage)
  if (isOurPool) await inviteFirst(name, first, stage.name)
  return run(process.execPath, [cliProgram(), 'doctor', ...examined])
}

await running(main)
