import { rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { lambdaOptions } from './build-lambda.ts'

const folder = 'dist/lambda/owner'

/** Some of what is bundled is CommonJS, and asks for Node's modules by `require`. */
const banner = "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);"

/** Builds the owner's function: a plain module, as few people wait for it. */
export const buildOwner = async (): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await build({
    ...lambdaOptions,
    entryPoints: ['src/handlers/owner-lambda.ts'],
    outfile: `${folder}/index.mjs`,
    format: 'esm',
    supported: {},
    banner: { js: banner },
    footer: {},
  })
}
