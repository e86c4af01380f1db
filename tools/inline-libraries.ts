/**
 * Inlines the library code that compiled modules use, with its licence. The package then parses national telephone
 * numbers without a ten-megabyte dependency, hashes in a browser, and needs no extra installation.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { build, type Plugin } from 'esbuild'

/** The library of each module, below dist/src/, with the remark that accompanies its licence. */
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

/** Keeps all imports of the module as imports, except that of the library. */
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
