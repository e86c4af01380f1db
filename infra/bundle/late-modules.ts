import { dirname, resolve } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { type FormModule, own } from './evaluated.ts'
import type { Sources } from './source-folder.ts'

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
 * and leaves the checks of definitions out, which they passed when they were evaluated.
 */
export const lateForms = async (
  sources: Sources,
  options: BuildOptions,
  modules: readonly FormModule[],
): Promise<Plugin> => {
  const paths = modules.map(({ path }) => path)
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
