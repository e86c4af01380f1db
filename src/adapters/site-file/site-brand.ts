import { type Brand, filesOf } from '../../domain/site/brand/brand.js'
import { brandCss, frameOf } from '../../domain/site/brand/frame.js'
import { titleIn, usualStage } from '../../domain/site/site.js'
import type { Frame } from '../../domain/html/page.js'
import { loadSite } from './load.js'

/** What a site is called and looks like, as its build needs it. */
export interface SiteBrand {
  readonly name: string | undefined
  readonly frame: Frame
  /** The custom properties; empty where the brand chooses none. */
  readonly css: string
  /** The files that it names, each with its setting. */
  readonly files: readonly (readonly [setting: string, path: string])[]
}

const sheet = '/assets/brand.css'

/**
 * What the site of this folder is called and looks like: as `SITE_NAME` and `SITE_BRAND` say, which a deployment sets
 * for its stage, else as the configuration has it for the usual stage.
 *
 * @throws with all that is wrong with the configuration
 */
export const siteBrand = async ({ SITE_NAME, SITE_BRAND }: NodeJS.ProcessEnv): Promise<SiteBrand> => {
  const config = await loadSite()
  const stage = usualStage(config)
  const brand = SITE_BRAND ? (JSON.parse(SITE_BRAND) as Brand) : (stage.brand ?? {})
  const name = SITE_NAME || titleIn(config, { brand })
  return { name, frame: frameOf(name, brand, sheet), css: brandCss(brand), files: filesOf(brand) }
}
