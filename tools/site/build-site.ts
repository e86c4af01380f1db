/** Builds the site from the built forms. */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AnyForm } from '../../src/domain/index.js'
import type { checkSource } from '../../web/page/check/source.js'
import type { ownerFiles } from '../../web/owner/files.js'
import type { siteFiles } from '../../web/page/site.js'
import { type BuiltModule, load } from '../build-forms.ts'
import { buildLive } from '../build-live.ts'
import { Mistake } from '../forms/mistake.ts'
import { ownerPages } from './owner-pages.ts'
import { bundleCheck } from './bundle-check.ts'
import { hashAssets } from './hash-assets.ts'
import { type Home, program } from '../home.ts'
import type { SiteBrand, siteBrand } from '../../src/adapters/site-file/site-brand.js'
import { assertBrandFiles, assertThanks, copyPublic, pathsIn } from './public-files.ts'

const site = 'dist/site'

/** Address of the API for the site's pages. */
export const api = (): string => (process.env['API_URL'] ?? '/api').replace(/\/+$/, '')

/** Adds the team's own files. @throws Mistake if a form or the brand refers to a missing file */
const addPublic = async (all: readonly AnyForm[], { files }: SiteBrand): Promise<void> => {
  try {
    await copyPublic('public', site)
    const paths = await pathsIn(site)
    assertThanks(all, paths)
    assertBrandFiles(files, paths)
  } catch (cause) {
    throw cause instanceof Error ? new Mistake(cause.message) : cause
  }
}

type Page = readonly [path: string, contents: string]

const brandOf = async (home: Home): Promise<SiteBrand> => {
  const { siteBrand: read } = await program<{ siteBrand: typeof siteBrand }>(home, 'brand.mjs')
  return read(process.env).catch((cause: unknown) => {
    throw cause instanceof Error ? new Mistake(cause.message) : cause
  })
}

const pagesOf = async (
  home: Home,
  all: readonly AnyForm[],
  { name, frame, css }: SiteBrand,
): Promise<readonly Page[]> => {
  const { siteFiles: render } = await program<{ siteFiles: typeof siteFiles }>(home, 'site.mjs')
  const owner = await program<{ ownerFiles: typeof ownerFiles }>(home, 'owner-files.mjs')
  const pages = render(all, {
    name,
    frame,
    api: api(),
    script: (lang) => `/assets/enhance${lang === 'en' ? '' : `.${lang}`}.js`,
    stylesheet: '/assets/styles.css',
    siteKeys: JSON.parse(process.env['CAPTCHA_SITE_KEYS'] || '{}') as Readonly<Record<string, string>>,
  })
  const owners = ownerPages({ api: api(), name: name ?? 'DynamoSync', ownerFiles: owner.ownerFiles })
  return [...pages, ...owners, ...(css === '' ? [] : [['assets/brand.css', css] as const])]
}

const checksOf = async (home: Home, all: readonly AnyForm[]): Promise<readonly Page[]> => {
  const { checkSource: source } = await program<{ checkSource: typeof checkSource }>(home, 'check.mjs')
  return Promise.all(
    all.map(async (form): Promise<Page> => [
      `assets/check/${form.name}.js`,
      await bundleCheck(form, source, home),
    ]),
  )
}

/** Leaves out the page's script in languages that no form uses. */
const isSpoken =
  (all: readonly AnyForm[]) =>
  (path: string): boolean => {
    const lang = /enhance\.(\w+)\.js$/.exec(path)?.[1]
    return lang === undefined || all.some((form) => form.lang === lang)
  }

/** Builds the static site from the parts common to every form, and the forms. */
export const buildSite = async (home: Home, modules: readonly BuiltModule[]): Promise<void> => {
  const { default: all } = await load<{ default: readonly AnyForm[] }>('dist/local/forms.mjs')
  const brand = await brandOf(home)
  const [pages, checks] = await Promise.all([pagesOf(home, all, brand), checksOf(home, all)])
  await rm(site, { recursive: true, force: true })
  await cp(home.static, site, { recursive: true, filter: isSpoken(all) })
  for (const [path, contents] of [...pages, ...checks]) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), contents)
  }
  await buildLive(home, modules)
  await addPublic(all, brand)
  await hashAssets()
}
