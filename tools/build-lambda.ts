import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'

const folder = 'dist/lambda/submit'

const node: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  logLevel: 'warning',
  legalComments: 'none',
}

/** fp-ts' own copies its arguments twice at every `flatMap`: a tenth of what an invocation takes. Same promise. */
const dual = `
export var dual = function (arity, body) {
  return function (first, second) {
    if (typeof arity === 'number' ? arguments.length >= arity : arity(arguments)) return body.apply(this, arguments)
    if (arguments.length === 1) return function (self) { return body(self, first) }
    var rest = Array.from(arguments)
    return function (self) { return body.apply(void 0, [self].concat(rest)) }
  }
}
`

/** Puts our `dual` in the place of fp-ts' own, and stops the build where fp-ts has none to replace. */
const quickDual: Plugin = {
  name: 'quick-dual',
  setup: (bundle) => {
    bundle.onLoad({ filter: /fp-ts[\\/]es6[\\/]function\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const start = text.indexOf('export var dual = ')
      const end = text.indexOf('\n};', start)
      if (start === -1 || end === -1)
        throw new Error('fp-ts has another `dual` than the one that is replaced')
      return { contents: text.slice(0, start) + dual + text.slice(end + 3) }
    })
  },
}

/** The store client that is bundled: the SDK's signer and HTTP handler alone, or with `STORE_CLIENT=sdk` all of it. */
const storeClient: Plugin = {
  name: 'store-client',
  setup: (bundle) => {
    if (process.env['STORE_CLIENT'] === 'sdk') return
    const here = (file: string) => ({ path: resolve('src/adapters/dynamodb', file) })
    bundle.onResolve({ filter: /\/dynamodb\/client\.js$/ }, () => here('signed-client.ts'))
    bundle.onResolve({ filter: /^\.\/send\.js$/ }, () => here('signed-client.ts'))
  },
}

/**
 * The bundle as a script that evaluates to a function of (module, require, codeCache), so that its compiled form can
 * come from V8's code cache. CommonJS starts faster than an ES module, and the SDK's ES build is the smaller one.
 */
export const lambdaOptions: BuildOptions = {
  ...node,
  entryPoints: ['src/handlers/lambda.ts'],
  format: 'cjs',
  sourcemap: true,
  plugins: [quickDual, storeClient],
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
}

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
  await build({ ...lambdaOptions, outfile: `${folder}/submit.js` })
  await buildLoader()
}
