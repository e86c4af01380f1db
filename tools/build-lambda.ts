import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { build, type BuildOptions } from 'esbuild'

const folder = 'dist/lambda/submit'

const node: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  logLevel: 'warning',
  legalComments: 'none',
}

/**
 * The bundle as a script that evaluates to a function of (module, require, codeCache), so that its compiled form can
 * come from V8's code cache. CommonJS starts faster than an ES module, and the SDK's ES build is the smaller one.
 */
const buildSubmit = (): Promise<unknown> =>
  build({
    ...node,
    entryPoints: ['src/handlers/lambda.ts'],
    outfile: `${folder}/submit.js`,
    format: 'cjs',
    sourcemap: true,
    mainFields: ['module', 'main'],
    // A script of `vm` can have no `import()` of its own.
    supported: { 'dynamic-import': false },
    banner: { js: '(function(module,require,codeCache){var exports=module.exports;' },
    footer: { js: '})' },
    alias: {
      // fp-ts' CommonJS build cannot be tree-shaken, and both builds at once would double it.
      'fp-ts/lib': 'fp-ts/es6',
      '@aws-sdk/credential-provider-node': './src/adapters/dynamodb/environment-credentials.ts',
      inversify: './src/handlers/bundled-container.ts',
      'reflect-metadata/lite': 'data:text/javascript,',
    },
  })

/** V8 tells sources apart by their length alone, so the cache's name holds the digest of the one it was made of. */
const buildLoader = async (): Promise<void> => {
  const digest = createHash('sha256')
    .update(await readFile(`${folder}/submit.js`))
    .digest('hex')
  await build({
    ...node,
    entryPoints: ['src/handlers/lambda-loader.ts'],
    outfile: `${folder}/index.mjs`,
    format: 'esm',
    sourcemap: true,
    define: { CODE_CACHE: JSON.stringify(digest.slice(0, 16)) },
  })
}

/** Builds what is deployed as the function: `index.mjs`, which Lambda imports, and `submit.js`, which it runs. */
export const buildLambda = async (): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await buildSubmit()
  await buildLoader()
}
