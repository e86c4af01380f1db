import { mkdir, readFile, rm } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { checkedBefore } from './checked-plugin.ts'
import { evaluated, type FormModule } from './evaluated.ts'
import { languagesIn } from './languages-plugin.ts'
import { checkBeside } from './beside.ts'
import { compileEagerly } from './eager-functions.ts'
import { lateFile, writeLateFile } from './late-file.ts'
import { lateForms } from './late-modules.ts'
import { nationalPhones } from './phone-plugin.ts'
import type { Sources } from './source-folder.ts'
import type { Sample } from './used-functions.ts'

const node: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  logLevel: 'warning',
  legalComments: 'none',
}

/** Compiles arrow functions to function expressions, which V8 compiles lazily and faster. */
const shape: BuildOptions = { ...node, supported: { arrow: false } }

/** The bundled store client: `signed-client`, or the AWS SDK's with `STORE_CLIENT=sdk`. */
const storeClient = ({ folder, extension }: Sources): Plugin => ({
  name: 'store-client',
  setup: (bundle) => {
    if (process.env['STORE_CLIENT'] === 'sdk') return
    const path = resolve(folder, `adapters/dynamodb/signed/signed-client.${extension}`)
    bundle.onResolve({ filter: /\/dynamodb\/client\/client\.js$/ }, () => ({ path }))
    bundle.onResolve({ filter: /\/client\/send\.js$/ }, () => ({ path }))
  },
})

/**
 * Only the part of the repository that stores submissions: this function never lists, counts, changes or erases them.
 */
const addingAlone = ({ folder, extension }: Sources): Plugin => ({
  name: 'adding-alone',
  setup: (bundle) => {
    const path = resolve(folder, `adapters/dynamodb/submissions/adding.${extension}`)
    bundle.onResolve({ filter: /\/dynamodb\/submissions\/repository\.js$/ }, () => ({ path }))
  },
})

/** Replaces the repository's forms by those that an entry exports, as its default list or by name. */
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

/** Marks io-ts's classes and instances as pure; otherwise the bundler keeps all of them. */
const pureTypes: Plugin = {
  name: 'pure-types',
  setup: (bundle) => {
    bundle.onLoad({ filter: /io-ts[\\/]es6[\\/]\w+\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      return {
        contents: text
          .replaceAll('/** @class */ (', '/* @__PURE__ */ (')
          .replace(/^(export var \w+ = )new /gm, '$1/* @__PURE__ */ new '),
      }
    })
  },
}

/**
 * Lambda may start Node with `--expose-gc`, which makes V8 reject its precompiled built-in modules. Turning the flag
 * off before the first of them is required restores fast starts.
 */
const takeBack =
  "process.execArgv.includes('--expose-gc')&&process.getBuiltinModule('v8').setFlagsFromString('--no-expose-gc');"

/** A CommonJS bundle, which starts faster than an ES module, made from the libraries' ES builds, which are smaller. */
const submitOptions = (sources: Sources): BuildOptions => {
  const own = (path: string): string => `${sources.folder}/${path}.${sources.extension}`
  return {
    ...shape,
    entryPoints: [own('handlers/lambda/submit')],
    format: 'cjs',
    sourcemap: true,
    plugins: [pureTypes, storeClient(sources), formsOfEntry(sources), checkedBefore(sources)],
    mainFields: ['module', 'main'],
    banner: { js: takeBack },
    alias: {
      // fp-ts' CommonJS build cannot be tree-shaken, and including both builds would double its size.
      'fp-ts/lib': 'fp-ts/es6',
      '@aws-sdk/credential-provider-node': own('adapters/dynamodb/signed/environment-credentials'),
      inversify: own('handlers/wiring/bundled-container'),
      'reflect-metadata/lite': 'data:text/javascript,',
    },
  }
}

/** Some of the owner function's dependencies are CommonJS and call `require` for Node's modules. */
const requiring =
  "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);"

/** The owner's function: a plain ES module, because few people wait for it. */
const ownerOptions = (sources: Sources): BuildOptions => ({
  ...submitOptions(sources),
  supported: {},
  entryPoints: [`${sources.folder}/handlers/lambda/owner.${sources.extension}`],
  format: 'esm',
  banner: { js: requiring },
})

/** The notify function: nobody waits for its start. */
const notifyOptions = (sources: Sources): BuildOptions => ({
  ...ownerOptions(sources),
  entryPoints: [`${sources.folder}/handlers/lambda/notify.${sources.extension}`],
})

/**
 * Proof verification and captcha calls are separate files, `humans.cjs` and `captcha-checks.cjs`: functions whose
 * forms need neither never load them.
 */
const late = ['humans', 'captcha-checks'] as const

const lateApart: Plugin = {
  name: 'late-apart',
  setup: (bundle) => {
    for (const name of late)
      bundle.onResolve({ filter: new RegExp(`^\\./${name}\\.js$`) }, () => ({
        path: `./${name}.cjs`,
        external: true,
      }))
  },
}

const lateOptions = (sources: Sources, name: (typeof late)[number]): BuildOptions => ({
  ...submitOptions(sources),
  entryPoints: [`${sources.folder}/handlers/wiring/${name}.${sources.extension}`],
  sourcemap: false,
  banner: {},
})

const emptied = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}

/** The shape of `forms/index.ts` as the build writes it, from which its modules can be listed. */
const isList = (text: string): boolean => /^export default formsIn\(\{$/m.test(text)

/** The files with the forms: the entry itself, or those it lists, as forms/index.ts does. */
const formFiles = async ({ folder, extension, entry }: Sources): Promise<readonly string[]> => {
  const index = resolve(entry ?? join(folder, `../forms/index.${extension}`))
  const text = await readFile(index, 'utf8')
  if (!isList(text)) return [index]
  const listed = [...text.matchAll(/^import \* as \w+ from '(\..*)\.js'$/gm)]
  return listed.map(([, path = '']) => resolve(index, '..', `${path}${extname(index)}`))
}

const formModules = async (sources: Sources): Promise<readonly FormModule[]> =>
  evaluated(sources, await formFiles(sources))

const phonesOf = (modules: readonly FormModule[]): Plugin =>
  nationalPhones(modules.some(({ hasNationalPhone }) => hasNationalPhone))

/** Only the languages and telephone metadata that the forms use. */
const usedBy = (modules: readonly FormModule[]): readonly Plugin[] => [
  languagesIn(new Set(modules.flatMap(({ langs }) => langs))),
  phonesOf(modules),
]

/** Samples of all forms, the ones with the fewest fields first. */
const simplestFirst = (modules: readonly FormModule[]): readonly Sample[] => {
  const size = ({ values }: Sample): number => Object.keys(values).length
  return modules.flatMap(({ samples }) => samples).sort((one, other) => size(one) - size(other))
}

const submitOf = async (sources: Sources, modules: readonly FormModule[], out: string): Promise<void> => {
  await emptied(out)
  const options = submitOptions(sources)
  const forms = await lateForms(sources, shape, modules)
  const plugins = [lateApart, ...usedBy(modules), ...(options.plugins ?? [])]
  const beside = { ...options, plugins, sourcemap: false, banner: {} }
  await Promise.all([
    build({
      ...options,
      plugins: [forms.plugin, lateFile, addingAlone(sources), ...plugins],
      outfile: `${out}/index.cjs`,
    }),
    ...late.map((name) => build({ ...lateOptions(sources, name), outfile: `${out}/${name}.cjs` })),
    writeLateFile(sources, { ...beside, entryPoints: [], outfile: `${out}/late.cjs` }, forms.ioTypes),
  ])
  checkBeside(out)
  await compileEagerly(`${out}/index.cjs`, simplestFirst(modules))
}

const moduleOf = async (
  options: BuildOptions,
  modules: readonly FormModule[],
  out: string,
): Promise<void> => {
  await emptied(out)
  const plugins = [...usedBy(modules), ...(options.plugins ?? [])]
  await build({ ...options, plugins, outfile: `${out}/index.mjs` })
}

/** Builds the function that takes submissions: `index.cjs`, and next to it the files that are loaded on demand. */
export const bundleSubmit = async (sources: Sources, out: string): Promise<void> =>
  submitOf(sources, await formModules(sources), out)

/**
 * Builds all functions, each in its own folder: `submit/index.cjs` takes submissions, `owner/index.mjs` answers
 * owners, `notify/index.mjs` notifies targets of submissions.
 */
export const bundleFunctions = async (sources: Sources, out: string): Promise<void> => {
  const modules = await formModules(sources)
  await Promise.all([
    submitOf(sources, modules, `${out}/submit`),
    moduleOf(ownerOptions(sources), modules, `${out}/owner`),
    moduleOf(notifyOptions(sources), modules, `${out}/notify`),
  ])
}
