import { dirname, resolve } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { type FormModule, own } from './evaluated.ts'
import type { Sources } from './source-folder.ts'

/** Imports of a module stay external: the bundle holds them once, for all modules. */
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

/** esbuild starts each import, and the single export list at the end, on a new line. */
const importLine = /^import (?:[\w$*\s{},]+ from )?"[^"\n]*";$/gm
const exportList = /^export \{([^}]*)\};$/m

/** An import of io-ts in esbuild's output. If a form includes its own codecs, they move out of the late file. */
const ioImport = /^import (?:\* as ([\w$]+)|\{([\w$\s,]+)\}) from "io-ts";$/gm

/** A module of forms, and its uses of io-ts. */
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

/** Adds the forms to the function, and the io-ts codecs that they use. */
export interface LateForms {
  readonly plugin: Plugin
  readonly ioTypes: ReadonlySet<string>
}

/**
 * Replaces `handlers/lambda/deployed-forms` by modules of forms that are evaluated when one of their forms is first
 * requested, and leaves out the definition checks, which the forms passed during the build.
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
