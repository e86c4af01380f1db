import { ownersIn, type Stage } from '../../infra/app/stage.js'
import { builtForms } from '../../src/adapters/site-file/folder-forms.js'
import { print } from '../../src/adapters/terminal/output.js'
import { isApiClosed } from '../../src/domain/site/closed-api.js'
import { type SiteConfig, stackNameOf } from '../../src/domain/site/site.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'
import type { Account } from './account.js'
import { buildStage } from './building.js'
import { mailRecordsText } from './mail-records.js'
import { setSignIn } from './sign-in.js'
import { outputsOf, stackNamed } from './cloud-formation.js'
import { uploadSite } from './upload.js'

/** Folder of the built site. */
export const site = 'dist/site'

/**
 * Whether the site has owner's pages. A bucket's website has none: over plain HTTP, browsers offer no PKCE and anyone
 * on the network could change the pages.
 */
const hasOwnerPages = (settings: StageSettings): boolean =>
  settings.hosting !== 's3' &&
  (ownersIn(settings) === 'cognito' ||
    (typeof settings.owners === 'object' && settings.ownerPages !== undefined))

type Outputs = ReturnType<typeof outputsOf>

const addressesOf = ({ SiteUrl, SiteHost, ApiUrl, TableName }: Outputs, files: number): string => `
  Site   ${SiteUrl} (${files} files)${SiteHost === undefined ? '' : `; point its DNS name to ${SiteHost}`}
  API    ${ApiUrl}
  Table  ${TableName}
`

/** Arguments for the doctor. For a bucket's website they name a form: an API alone does not list its forms. */
const examinedOf = async (
  { SiteUrl = '', ApiUrl = '' }: Outputs,
  settings: StageSettings,
): Promise<string[]> => {
  if (settings.hosting !== 's3') return isApiClosed(settings) ? [SiteUrl, '--api', ApiUrl] : [SiteUrl]
  // Read only after the build, which reports mistakes in definitions better.
  const forms = await builtForms()
  return [`${ApiUrl}/forms/${forms[0]?.name ?? ''}`, '--origin', SiteUrl]
}

/** The stage to publish, rebuilt if its pages only now know the address of their API. */
export interface Published {
  readonly config: SiteConfig
  readonly stage: Stage
  readonly build: boolean
}

/**
 * Uploads the pages, and prints all addresses.
 *
 * @returns the doctor's arguments: the addresses to check
 */
export const publish = async (
  here: Account,
  { config, stage, build }: Published,
): Promise<readonly string[]> => {
  const { settings } = stage
  const stack = await stackNamed(here, stackNameOf(config, stage.name))
  if (stack === undefined)
    throw new Error(
      'the stack cannot be found after its deployment; see its events in the CloudFormation console, then run the same command again',
    )
  const told = outputsOf(stack)
  const { ApiUrl = '', SiteBucket = '' } = told
  // With a bucket's website, the API has another origin, known only now.
  if (settings.hosting === 's3' && build) await buildStage(config, stage, ApiUrl)
  await setSignIn(site, told)
  const files = await uploadSite(here.files, { folder: site, withOwner: hasOwnerPages(settings) }, SiteBucket)
  print(addressesOf(told, files))
  const records = mailRecordsText(told, settings.mail?.from)
  if (records !== '') print(records)
  return examinedOf(told, settings)
}
