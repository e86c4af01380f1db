/**
 * Builds what is deployed and what `npm start` runs, into dist/:
 *   lambda/submit/   the function, minified, its source map beside it; `index.mjs` is what Lambda imports
 *   site/            plain files for a bucket; API_URL (default `/api`) says where the API is
 *   local/           the local stack
 *   openapi.json     the API of the forms, for whoever reads, mocks or generates clients
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type BuildOptions } from 'esbuild'
import type forms from '../forms/index.js'
import type { openApi } from '../src/domain/openapi.js'
import type { siteFiles } from '../web/site.js'
import { buildLambda } from './build-lambda.ts'

const dist = 'dist'

/** Where the API is, for the pages of the site. */
const api = (process.env['API_URL'] ?? '/api').replace(/\/+$/, '')

const node: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  logLevel: 'warning',
  sourcemap: true,
}

const buildLocal = async (): Promise<void> => {
  await build({
    ...node,
    entryPoints: {
      start: 'src/handlers/start.ts',
      cli: 'src/handlers/cli.ts',
      'dynalite-child': 'src/adapters/dynalite/child.ts',
      site: 'web/site.ts',
      openapi: 'src/domain/openapi.ts',
    },
    outdir: `${dist}/local`,
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  })
  await build({
    ...node,
    entryPoints: ['forms/index.ts'],
    outfile: `${dist}/local/forms.mjs`,
    packages: 'external',
  })
}

const load = async <A>(file: string): Promise<A> =>
  (await import(`${pathToFileURL(`${dist}/local/${file}`).href}?${Date.now()}`)) as A

const buildSite = async (): Promise<void> => {
  const site = `${dist}/site`
  await rm(site, { recursive: true, force: true })
  await build({
    entryPoints: { enhance: 'web/enhance.ts', styles: 'web/styles.css' },
    outdir: `${site}/assets`,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  })
  const { default: all } = await load<{ default: typeof forms }>('forms.mjs')
  const { siteFiles: render } = await load<{ siteFiles: typeof siteFiles }>('site.mjs')
  for (const [path, content] of render(all, {
    api,
    script: '/assets/enhance.js',
    stylesheet: '/assets/styles.css',
  })) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), content)
  }
}

const buildOpenApi = async (): Promise<void> => {
  const { default: all } = await load<{ default: typeof forms }>('forms.mjs')
  const { openApi: document } = await load<{ openApi: typeof openApi }>('openapi.mjs')
  const { name, version } = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, string>
  const options = { title: String(name), version: String(version), servers: [api] }
  await writeFile(`${dist}/openapi.json`, `${JSON.stringify(document(all, options), undefined, 2)}\n`)
}

await Promise.all([buildLambda(), buildLocal()])
await Promise.all([buildSite(), buildOpenApi()])
