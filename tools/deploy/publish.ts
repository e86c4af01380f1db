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

/** The folder of the built site. */
export const site = 'dist/site'

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

/** What is published: a stage, built again if its pages only now know their API. */
export interface Published {
  readonly config: SiteConfig
  readonly stage: Stage
  readonly build: boolean
}

/**
 * Brings the pages to where the stack says, and says where everything is.
 *
 * @returns the doctor's arguments: what to look at
 */
export const publish = async (
  here: Account,
  { config, stage, build }: Published,
): Promise<readonly string[]> => {
  const { settings } = stage
  const stack = await stackNamed(here, stackNameOf(config, stage.name))
  if (stack === undefined) throw new Error('the stack is not there, though it was deployed')
  const told = outputsOf(stack)
  const { ApiUrl = '', SiteBucket = '' } = told
  // A bucket's website has the API elsewhere, and only now is known where.
  if (settings.hosting === 's3' && build) await buildStage(config, stage, ApiUrl)
  await setSignIn(site, told)
  const files = await uploadSite(here.files, { folder: site, withOwner: hasOwnerPages(settings) }, SiteBucket)
  print(addressesOf(told, files))
  const records = mailRecordsText(told, settings.mail?.from)
  if (records !== '') print(records)
  return examinedOf(told, settings)
}
