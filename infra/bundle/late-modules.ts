import { createRequire } from 'node:module'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import type { Sources } from './source-folder.ts'

/** A module of forms: its file, and the names of the forms that it exports. */
interface FormModule {
  readonly path: string
  readonly names: readonly string[]
}

const own = ({ folder, extension }: Sources, path: string): string => resolve(folder, `${path}.${extension}`)

/** The names of the forms of modules. Evaluated here, with every check of a definition: the function has none of them. */
const evaluated = async (sources: Sources, paths: readonly string[]): Promise<readonly FormModule[]> => {
  const imports = paths.map((path, n) => `import * as m${n} from ${JSON.stringify(path)}`)
  const lists = paths.map((_, n) => `formsIn({ entry: Object.values(m${n}).flat() })`)
  const contents = `${imports.join('\n')}
import { formsIn, formsOf } from ${JSON.stringify(own(sources, 'domain/form/form'))}
const lists = [${lists.join()}]
formsOf(lists.flat())
export default lists.map((list) => list.map(({ name }) => name))`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: sources.folder },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'warning',
  })
  const folder = await mkdtemp(join(tmpdir(), 'dynamosync-forms-'))
  try {
    const file = join(folder, 'forms.cjs')
    await writeFile(file, outputFiles[0]?.contents ?? '')
    const { default: names } = createRequire(file)(file) as { readonly default: readonly string[][] }
    return paths.map((path, n) => ({ path, names: names[n] ?? [] }))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What a module imports of the sources or of packages stays outside of it: it is in the bundle once, for all modules. */
const shared = ({ folder }: Sources): Plugin => ({
  name: 'shared',
  setup: (bundle) => {
    bundle.onResolve({ filter: /.*/ }, ({ path, kind, resolveDir }) => {
      if (kind === 'entry-point') return undefined
      if (!/^[./]/.test(path)) return { path, external: true }
      const file = resolve(resolveDir, path)
      return file.startsWith(resolve(folder)) ? { path: file, external: true } : undefined
    })
  },
})

const membersOf = (list: string): string =>
  list
    .split(',')
    .map((each) => each.trim().split(' as '))
    .map(([local = '', name = local]) => `${JSON.stringify(name)}: ${local}`)
    .join()

/** esbuild writes each import, and the one list of exports at the end, from the start of a line. */
const importLine = /^import (?:[\w$*\s{},]+ from )?"[^"\n]*";$/gm
const exportList = /^export \{([^}]*)\};$/m

/** A module whose body runs when its default export is first called. */
const lateModule = async (sources: Sources, options: BuildOptions, path: string): Promise<string> => {
  const { outputFiles } = await build({
    ...options,
    minify: false,
    entryPoints: [path],
    format: 'esm',
    write: false,
    plugins: [shared(sources)],
  })
  const text = outputFiles[0]?.text ?? ''
  const [, exported] = exportList.exec(text) ?? []
  if (exported === undefined) throw new Error(`${path} exports no form`)
  const body = text.replace(importLine, '').replace(exportList, `return {${membersOf(exported)}}`)
  return `${(text.match(importLine) ?? []).join('\n')}
var made
export default function () { return made ??= (function () { ${body} })() }`
}

/**
 * Puts modules of forms in the place of `handlers/lambda/deployed-forms`, each evaluated when one of its forms is first asked for;
 * and leaves the checks of definitions out, which they have passed here.
 *
 * @throws where a definition makes no sense, as the definition does
 */
export const lateForms = async (
  sources: Sources,
  options: BuildOptions,
  paths: readonly string[],
): Promise<Plugin> => {
  const modules = await evaluated(sources, paths)
  const texts = await Promise.all(paths.map((path) => lateModule(sources, options, path)))
  const entries = modules.flatMap(({ names }, n) => names.map((name) => `${JSON.stringify(name)}: m${n}`))
  const contents = `${paths.map((_, n) => `import m${n} from 'late:${n}'`).join('\n')}
import { lateForms } from ${JSON.stringify(own(sources, 'domain/form/late-forms'))}
export const forms = lateForms({ ${entries.join()} })`
  return {
    name: 'late-forms',
    setup: (bundle) => {
      bundle.onResolve({ filter: /^\.\/deployed-forms\.js$/ }, ({ importer }) =>
        /handlers[\\/]lambda[\\/]submit\.[jt]s$/.test(importer)
          ? { path: 'forms', namespace: 'late' }
          : undefined,
      )
      bundle.onResolve({ filter: /^late:\d+$/ }, ({ path }) => ({ path: path.slice(5), namespace: 'late' }))
      bundle.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
        contents: path === 'forms' ? contents : (texts[Number(path)] ?? ''),
        resolveDir: dirname(paths[Number(path)] ?? sources.folder),
      }))
      bundle.onLoad({ filter: /domain[\\/]form[\\/]definition-rules\.[jt]s$/ }, () => ({
        contents: 'export const checkForm = () => undefined',
      }))
      bundle.onLoad({ filter: /domain[\\/]field[\\/]known-options\.[jt]s$/ }, () => ({
        contents: 'export const fieldOptions = (kind, options) => options',
      }))
    },
  }
}
