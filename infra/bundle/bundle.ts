import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'

/** What the functions are made of: the repository's own sources, or those of the installed package. */
export interface Sources {
  /** The folder of `domain`, `adapters` and `handlers`. */
  readonly folder: string
  readonly extension: 'ts' | 'js'
  /** The module that exports the forms, in the place of the repository's own. */
  readonly entry?: string
}

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
const storeClient = ({ folder, extension }: Sources): Plugin => ({
  name: 'store-client',
  setup: (bundle) => {
    if (process.env['STORE_CLIENT'] === 'sdk') return
    const path = resolve(folder, `adapters/dynamodb/signed-client.${extension}`)
    bundle.onResolve({ filter: /\/dynamodb\/client\.js$/ }, () => ({ path }))
    bundle.onResolve({ filter: /^\.\/send\.js$/ }, () => ({ path }))
  },
})

/** Puts the forms that an entry exports, as its default list or by their names, in the place of the repository's. */
const formsOfEntry = ({ folder, extension, entry }: Sources): Plugin => ({
  name: 'forms-of-entry',
  setup: (bundle) => {
    if (entry === undefined) return
    const [own, forms] = [resolve(entry), resolve(folder, `domain/form/form.${extension}`)]
    bundle.onResolve({ filter: /\/forms\/index\.js$/ }, ({ importer }) =>
      /handlers[\\/]lambda[\\/](submit|owner|notify)\.[jt]s$/.test(importer)
        ? { path: own, namespace: 'entry' }
        : undefined,
    )
    bundle.onLoad({ filter: /.*/, namespace: 'entry' }, () => ({
      contents: `import * as entry from ${JSON.stringify(own)}
import { formsIn } from ${JSON.stringify(forms)}
export default formsIn({ entry: Object.values(entry).flat() })`,
      resolveDir: folder,
    }))
  },
})

/**
 * The bundle as a script that evaluates to a function of (module, require, codeCache), so that its compiled form can
 * come from V8's code cache. CommonJS starts faster than an ES module, and the SDK's ES build is the smaller one.
 */
export const submitOptions = (sources: Sources): BuildOptions => {
  const own = (path: string): string => `${sources.folder}/${path}.${sources.extension}`
  return {
    ...node,
    entryPoints: [own('handlers/lambda/submit')],
    format: 'cjs',
    sourcemap: true,
    plugins: [quickDual, storeClient(sources), formsOfEntry(sources)],
    mainFields: ['module', 'main'],
    // A script of `vm` can have no `import()` of its own.
    supported: { 'dynamic-import': false },
    banner: { js: '(function(module,require,codeCache){var exports=module.exports;' },
    footer: { js: '})' },
    alias: {
      // fp-ts' CommonJS build cannot be tree-shaken, and both builds at once would double it.
      'fp-ts/lib': 'fp-ts/es6',
      '@aws-sdk/credential-provider-node': own('adapters/dynamodb/environment-credentials'),
      inversify: own('handlers/wiring/bundled-container'),
      'reflect-metadata/lite': 'data:text/javascript,',
    },
  }
}

/** Some of what is bundled for owners is CommonJS, and asks for Node's modules by `require`. */
const requiring =
  "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);"

/** The owner's function: a plain module, as few people wait for it. */
const ownerOptions = (sources: Sources): BuildOptions => ({
  ...submitOptions(sources),
  entryPoints: [`${sources.folder}/handlers/lambda/owner.${sources.extension}`],
  format: 'esm',
  supported: {},
  banner: { js: requiring },
  footer: {},
})

/** The function that tells: nobody waits for its start. */
const notifyOptions = (sources: Sources): BuildOptions => ({
  ...ownerOptions(sources),
  entryPoints: [`${sources.folder}/handlers/lambda/notify.${sources.extension}`],
})

/** V8 tells sources apart by their length alone, so the cache's name holds the digest of the one it was made of. */
const buildLoader = async ({ folder, extension }: Sources, out: string): Promise<void> => {
  const digest = createHash('sha256')
    .update(await readFile(`${out}/submit.js`))
    .digest('hex')
  await build({
    ...node,
    entryPoints: [`${folder}/handlers/lambda/loader.${extension}`],
    outfile: `${out}/index.mjs`,
    format: 'esm',
    sourcemap: true,
    define: { CODE_CACHE: JSON.stringify(digest.slice(0, 16)) },
  })
}

const emptied = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}

/** Builds the function that takes submissions: `index.mjs`, which Lambda imports, and `submit.js`, which it runs. */
export const bundleSubmit = async (sources: Sources, out: string): Promise<void> => {
  await emptied(out)
  await build({ ...submitOptions(sources), outfile: `${out}/submit.js` })
  await buildLoader(sources, out)
}

/** Builds the function that answers owners: `index.mjs`. */
export const bundleOwner = async (sources: Sources, out: string): Promise<void> => {
  await emptied(out)
  await build({ ...ownerOptions(sources), outfile: `${out}/index.mjs` })
}

/** Builds the function that tells targets of submissions: `index.mjs`. */
export const bundleNotify = async (sources: Sources, out: string): Promise<void> => {
  await emptied(out)
  await build({ ...notifyOptions(sources), outfile: `${out}/index.mjs` })
}
