import { type Brand, filesOf } from '../../domain/site/brand/brand.js'
import { brandCss, frameOf } from '../../domain/site/brand/frame.js'
import { titleIn, usualStage } from '../../domain/site/site.js'
import type { Frame } from '../../domain/html/page.js'
import { loadSite } from './load.js'

/** Name and look of a site, as its build needs them. */
export interface SiteBrand {
  readonly name: string | undefined
  readonly frame: Frame
  /** Custom properties; empty if the brand sets none. */
  readonly css: string
  /** Files that the brand names, each with its setting. */
  readonly files: readonly (readonly [setting: string, path: string])[]
}

const sheet = '/assets/brand.css'

/**
 * Reads the name and look of this folder's site: from `SITE_NAME` and `SITE_BRAND`, which a deployment sets for its
 * stage, otherwise from the configuration of the default stage.
 *
 * @throws with all errors in the configuration
 */
export const siteBrand = async ({ SITE_NAME, SITE_BRAND }: NodeJS.ProcessEnv): Promise<SiteBrand> => {
  const config = await loadSite()
  const stage = usualStage(config)
  const brand = SITE_BRAND ? (JSON.parse(SITE_BRAND) as Brand) : (stage.brand ?? {})
  const name = SITE_NAME || titleIn(config, { brand })
  return { name, frame: frameOf(name, brand, sheet), css: brandCss(brand), files: filesOf(brand) }
}
