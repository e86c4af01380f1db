/**
 * Builds what is deployed and what `npm start` runs, into dist/:
 *   lambda/submit/   the function, minified, its source map beside it
 *   lambda/owner/    the function that answers owners
 *   lambda/notify/   the function that tells targets of submissions
 *   site/            plain files for a bucket; API_URL (default `/api`) says where the API is, SITE_NAME what it is called;
 *                    below owner/ the owner's pages, which OIDC_ISSUER and OIDC_CLIENT_ID tell how owners sign in
 *   client/          the browser helper, as the package publishes it
 *   local/           the local stack
 *   openapi.json     the API of the forms, for whoever reads, mocks or generates clients
 */
import { readFile, writeFile } from 'node:fs/promises'
import { build, type BuildOptions } from 'esbuild'
import type forms from '../forms/index.js'
import type { openApi } from '../src/domain/contract/openapi/openapi.js'
import { buildForms } from './build-forms.ts'
import { buildFunctions } from './build-lambda.ts'
import { buildLive } from './build-live.ts'
import { buildClient, buildSite, load } from './build-site.ts'
import { hashAssets } from './hash-assets.ts'

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
      start: 'src/handlers/local/start.ts',
      cli: 'src/handlers/cli/cli.ts',
      'dynalite-child': 'src/adapters/dynalite/child.ts',
      site: 'web/page/site.ts',
      'owner-files': 'web/owner/files.ts',
      check: 'web/page/check/source.ts',
      words: 'src/domain/words/page.ts',
      openapi: 'src/domain/contract/openapi/openapi.ts',
    },
    outdir: `${dist}/local`,
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    // The local stack wires the functions as they are deployed: without inversify.
    alias: {
      inversify: './src/handlers/wiring/bundled-container.ts',
      'reflect-metadata/lite': 'data:text/javascript,',
    },
  })
}

const buildOpenApi = async (): Promise<void> => {
  const { default: all } = await load<{ default: typeof forms }>('forms.mjs')
  const { openApi: document } = await load<{ openApi: typeof openApi }>('openapi.mjs')
  const { name, version } = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, string>
  const options = { title: String(name), version: String(version), servers: [api] }
  await writeFile(`${dist}/openapi.json`, `${JSON.stringify(document(all, options), undefined, 2)}\n`)
}

await buildForms(node)
await Promise.all([buildFunctions(), buildLocal(), buildClient()])
await Promise.all([buildSite(api), buildOpenApi()])
await buildLive()
await hashAssets()
