/**
 * Puts what compiled modules use of libraries into these modules, with the licence. So whoever installs the package has
 * national telephone numbers without ten megabytes more, and hashes in a browser, and no package to install by hand.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { build, type Plugin } from 'esbuild'

/** The library of each module, below dist/src/, and what is to be said of it beside its licence. */
const modules = {
  'domain/field/kinds/national-phone.js': {
    library: 'libphonenumber-js',
    beside: ", with metadata of Google's libphonenumber (Apache License 2.0)",
  },
  'adapters/system/stamper-in-browsers.js': { library: '@noble/hashes', beside: '' },
  'adapters/system/mac-in-browsers.js': { library: '@noble/hashes', beside: '' },
} as const

const licence = async (library: string, beside: string): Promise<string> => {
  const folder = `node_modules/${library}`
  const { version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as {
    readonly version: string
  }
  const text = await readFile(`${folder}/LICENSE`, 'utf8')
  return `/*!
${library} ${version}${beside}:

${text.trim()}
*/`
}

/** What the module itself imports stays an import, but for the library. */
const ownStays = (file: string): Plugin => ({
  name: 'own-stays',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^(\.|fp-ts\/)/ }, ({ path, importer }) =>
      importer.endsWith(file) ? { path, external: true } : undefined,
    )
  },
})

for (const [file, { library, beside }] of Object.entries(modules)) {
  const path = `dist/src/${file}`
  if (!(await readFile(path, 'utf8')).includes(`from '${library}/`)) continue
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    plugins: [ownStays(file)],
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    write: false,
    logLevel: 'warning',
  })
  await writeFile(path, `${await licence(library, beside)}\n${outputFiles[0]?.text ?? ''}`)
}
