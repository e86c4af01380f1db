/** Builds DynamoSync's own programs, which work on the current folder, into dist/local/. */
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'

const programs: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  logLevel: 'warning',
  sourcemap: true,
  packages: 'external',
  outdir: 'dist/local',
  outExtension: { '.js': '.mjs' },
  // The local stack wires the functions as deployed: without inversify.
  alias: {
    inversify: './src/handlers/wiring/bundled-container.ts',
    'reflect-metadata/lite': 'data:text/javascript,',
  },
}

/**
 * Builds the command line in chunks, because most commands need neither the AWS client nor the workbook writer. The
 * other programs are one file each: a running stack must not lose a chunk to the next build.
 */
const buildCommandLine = async (): Promise<void> => {
  const { metafile } = await build({
    ...programs,
    entryPoints: { cli: 'src/handlers/cli/cli.ts' },
    splitting: true,
    chunkNames: 'cli-[hash]',
    metafile: true,
  })
  const made = new Set(Object.keys(metafile.outputs).map((file) => basename(file)))
  for (const file of await readdir('dist/local'))
    if (file.startsWith('cli-') && !made.has(file)) await rm(join('dist/local', file), { force: true })
}

export const buildPrograms = async (): Promise<void> => {
  await buildCommandLine()
  await build({
    ...programs,
    entryPoints: {
      start: 'src/handlers/local/start.ts',
      testing: 'src/handlers/local/testing.ts',
      'dynalite-child': 'src/adapters/dynalite/child.ts',
      site: 'web/page/site.ts',
      'owner-files': 'web/owner/files.ts',
      check: 'web/page/check/source.ts',
      words: 'src/domain/words/page.ts',
      openapi: 'src/domain/contract/openapi/openapi.ts',
      config: 'src/adapters/site-file/load.ts',
      brand: 'src/adapters/site-file/site-brand.ts',
      domain: 'tools/forms/domain.ts',
      project: 'tools/project.ts',
      deploy: 'tools/deploy.ts',
      destroy: 'tools/destroy.ts',
      owners: 'tools/manage-owners.ts',
      ci: 'tools/print-ci-role.ts',
      adopt: 'tools/adopt-table.ts',
      synth: 'tools/synth.ts',
      app: 'infra/app/app.ts',
    },
  })
}
