import type { Stage } from '../../infra/app/stage.js'
import { siteKeysIn } from '../../src/domain/site/captcha-keys.js'
import { type SiteConfig, titleIn } from '../../src/domain/site/site.js'
import type { StageSettings } from '../../src/domain/site/stage-settings.js'
import { buildProgram } from './programs.js'
import { mustRun } from './run.js'

/** Environment variables for building the pages: the API's address, captcha site keys, and how owners sign in. */
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

/** Builds the functions and the site of a stage, whose pages post to `api`. @throws if the build fails */
export const buildStage = async (config: SiteConfig, { settings }: Stage, api: string): Promise<void> => {
  await mustRun(process.execPath, buildProgram(), buildVariables(titleIn(config, settings), settings, api))
}
