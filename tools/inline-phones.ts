/**
 * Puts what the domain uses of libphonenumber-js into the compiled module that uses it, with its licence. So whoever
 * installs the package has national telephone numbers without ten megabytes more, and no package to install by hand.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { build, type Plugin } from 'esbuild'

const file = 'dist/src/domain/field/kinds/national-phone.js'
const library = 'node_modules/libphonenumber-js'

const licence = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(`${library}/package.json`, 'utf8')) as {
    readonly version: string
  }
  const text = await readFile(`${library}/LICENSE`, 'utf8')
  return `/*!
libphonenumber-js ${version}, with metadata of Google's libphonenumber (Apache License 2.0):

${text.trim()}
*/`
}

/** What the module itself imports stays an import, but for the library. */
const ownStays: Plugin = {
  name: 'own-stays',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^(\.|fp-ts\/)/ }, ({ path, importer }) =>
      importer.endsWith('national-phone.js') ? { path, external: true } : undefined,
    )
  },
}

const source = await readFile(file, 'utf8')
if (source.includes("from 'libphonenumber-js/min'")) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    plugins: [ownStays],
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    write: false,
    logLevel: 'warning',
  })
  await writeFile(file, `${await licence()}\n${outputFiles[0]?.text ?? ''}`)
}
