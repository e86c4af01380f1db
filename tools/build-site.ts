/** Builds what runs in a browser. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type BuildOptions } from 'esbuild'
import type forms from '../forms/index.js'
import type { pageWords } from '../src/domain/words/page.js'
import type { checkSource } from '../web/page/check/source.js'
import type { ownerFiles } from '../web/owner/files.js'
import type { siteFiles } from '../web/page/site.js'
import { buildOwnerPages } from './build-owner-pages.ts'
import { bundleCheck } from './bundle-check.ts'
import { assertThanks, copyPublic, pathsIn } from './public-files.ts'

const site = 'dist/site'

const browser: BuildOptions = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
}

/** What was built into `dist/local` just now. */
export const load = async <A>(file: string): Promise<A> =>
  (await import(`${pathToFileURL(`dist/local/${file}`).href}?${Date.now()}`)) as A

/** The helper by itself, for the pages of others: one file, and beside it the outbox, which it loads once it is there. */
export const buildClient = (): Promise<unknown> =>
  Promise.all(
    ['index', 'outbox/outbox', 'trap/trap'].map((path) =>
      build({
        ...browser,
        entryPoints: [`web/page/client/${path}.ts`],
        external: ['./outbox.js', './trap.js'],
        outfile: `dist/client/${basename(path)}.js`,
      }),
    ),
  )

/** Adds the team's own files; ends the program where a form leads to a page that is in neither. */
const addPublic = async (all: typeof forms): Promise<void> => {
  try {
    await copyPublic('public', site)
    assertThanks(all, await pathsIn(site))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

/** The page's script in each other language than its own. */
const buildTranslated = async (): Promise<void> => {
  const { pageWords: all } = await load<{ pageWords: typeof pageWords }>('words.mjs')
  const others = Object.entries(all).filter(([lang]) => lang !== 'en')
  await Promise.all(
    others.map(([lang, words]) =>
      build({
        ...browser,
        stdin: {
          contents: `import { start } from './start.ts'\nstart(${JSON.stringify(words)})`,
          resolveDir: 'web/page',
        },
        outfile: `${site}/assets/enhance.${lang}.js`,
      }),
    ),
  )
}

/** The static site, out of the forms and pages that are in `dist/local` already. */
export const buildSite = async (api: string): Promise<void> => {
  await rm(site, { recursive: true, force: true })
  await build({
    ...browser,
    entryPoints: {
      enhance: 'web/page/enhance.ts',
      styles: 'web/page/styles.css',
    },
    outdir: `${site}/assets`,
  })
  await buildTranslated()
  const { default: all } = await load<{ default: typeof forms }>('forms.mjs')
  const { siteFiles: render } = await load<{ siteFiles: typeof siteFiles }>('site.mjs')
  const { checkSource: source } = await load<{ checkSource: typeof checkSource }>('check.mjs')
  const checks = all.map(async (form): Promise<[string, string]> => [
    `assets/check/${form.name}.js`,
    await bundleCheck(form, source),
  ])
  const name = process.env['SITE_NAME'] || 'DynamoSync'
  const owner = await load<{ ownerFiles: typeof ownerFiles }>('owner-files.mjs')
  await buildOwnerPages(site, browser, { api, name, ownerFiles: owner.ownerFiles })
  const pages = render(all, {
    name,
    api,
    script: (lang) => `/assets/enhance${lang === 'en' ? '' : `.${lang}`}.js`,
    stylesheet: '/assets/styles.css',
  })
  for (const [path, content] of [...pages, ...(await Promise.all(checks))]) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), content)
  }
  await addPublic(all)
}
