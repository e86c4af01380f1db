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

/** How esbuild writes an import of io-ts. A form that brings codecs of its own takes them out of the late file. */
const ioImport = /^import (?:\* as ([\w$]+)|\{([\w$\s,]+)\}) from "io-ts";$/gm

/** A module of forms, and what it uses of io-ts. */
interface LateModule {
  readonly text: string
  readonly ioTypes: readonly string[]
}

const ioTypesOf = (text: string): readonly string[] =>
  [...text.matchAll(ioImport)].flatMap(([, all, some = '']) =>
    all === undefined
      ? some.split(',').map((each) => each.trim().split(' as ')[0] ?? '')
      : [...text.matchAll(new RegExp(`\\b${all.replaceAll('$', '\\$&')}\\.(\\w+)`, 'g'))].map(
          ([, name = '']) => name,
        ),
  )

const takenLate = (_: string, all: string | undefined, some = ''): string =>
  `const ${all ?? `{${some.replaceAll(' as ', ': ')}}`} = late().io`

/** A module whose body runs when its default export is first called. */
const lateModule = async (sources: Sources, options: BuildOptions, path: string): Promise<LateModule> => {
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
  const inside = text.replace(ioImport, takenLate)
  const body = inside.replace(importLine, '').replace(exportList, `return {${membersOf(exported)}}`)
  return {
    ioTypes: ioTypesOf(text),
    text: `${(inside.match(importLine) ?? []).join('\n')}
import { late } from 'late-file'
var made
export default function () { return made ??= (function () { ${body} })() }`,
  }
}

/** What puts forms into the function, and what they use of io-ts. */
export interface LateForms {
  readonly plugin: Plugin
  readonly ioTypes: ReadonlySet<string>
}

/**
 * Puts modules of forms in the place of `handlers/lambda/deployed-forms`, each evaluated when one of its forms is first asked for;
 * and leaves the checks of definitions out, which they passed when they were evaluated.
 */
export const lateForms = async (
  sources: Sources,
  options: BuildOptions,
  modules: readonly FormModule[],
): Promise<LateForms> => {
  const paths = modules.map(({ path }) => path)
  const made = await Promise.all(paths.map((path) => lateModule(sources, options, path)))
  const entries = modules.flatMap(({ names }, n) => names.map((name) => `${JSON.stringify(name)}: m${n}`))
  const contents = `${paths.map((_, n) => `import m${n} from 'late:${n}'`).join('\n')}
import { lateForms } from ${JSON.stringify(own(sources, 'domain/form/late-forms'))}
export const forms = lateForms({ ${entries.join()} })`
  const texts = made.map(({ text }) => text)
  const plugin: Plugin = {
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
  return { plugin, ioTypes: new Set(made.flatMap(({ ioTypes }) => ioTypes)) }
}
