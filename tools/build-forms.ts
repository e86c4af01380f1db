/**
 * Builds the forms first, before everything derived from them, so that their author's mistakes are reported once,
 * briefly.
 */
import { existsSync } from 'node:fs'
import { cp, readFile, rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { build, type BuildFailure, type BuildOptions } from 'esbuild'
import type { AnyForm } from '../src/domain/index.js'
import type { formsOf, isForm } from '../src/domain/form/form.js'
import { type Home, isRepository, program } from './home.ts'
import { type FormModule, formModules, sourceOf } from './generate/list-forms.ts'

type Domain = Readonly<{ formsOf: typeof formsOf; isForm: typeof isForm }>

/** A mistake in the forms for their author to fix; the message names the file and the line. */
export class Mistake extends Error {}

/** The last successfully built module; its name for the bundler stays the same. */
export const load = async <A>(path: string): Promise<A> =>
  (await import(`${pathToFileURL(path).href}?${Date.now()}`)) as A

/** A built module of forms, and the forms it exports. */
export interface BuiltModule extends FormModule {
  readonly forms: readonly AnyForm[]
}

/** Scratch folder where a new build is checked first: while a form is invalid, the last good build stays. */
const next = 'dist/forms-next'

const node: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  sourcemap: true,
  packages: 'external',
  outExtension: { '.js': '.mjs' },
  outdir: next,
}

/**
 * Location of an error, such as `forms/signup.ts:4`: the innermost stack frame among the forms, by way of source
 * maps.
 */
const placeIn = ({ stack = '' }: Error): string | undefined =>
  /(?<=[/\\])forms[/\\][^\s():]*\.ts:\d+(?=:\d)/.exec(stack)?.[0]

const mistakeAt = (otherwise: string) => (cause: unknown) => {
  if (cause instanceof Error) return new Mistake(`${placeIn(cause) ?? otherwise}: ${cause.message}`)
  return new Mistake(`${otherwise}: throws ${JSON.stringify(cause)}, which is not an Error`)
}

const sourceMistakes = ({ errors }: BuildFailure): string =>
  errors
    .map(({ text, location }) => (location === null ? text : `${location.file}:${location.line}: ${text}`))
    .join('\n')

const bundled = async (modules: readonly FormModule[]): Promise<void> => {
  const entryPoints = Object.fromEntries(modules.map((each) => [`forms/${each.name}`, sourceOf(each)]))
  await rm(next, { recursive: true, force: true })
  await build({
    ...node,
    entryPoints: { ...entryPoints, forms: 'forms/index.ts' },
    logLevel: 'silent',
  }).catch((cause: unknown) => {
    if (cause instanceof Error && 'errors' in cause) throw new Mistake(sourceMistakes(cause as BuildFailure))
    throw cause
  })
}

const take = async (): Promise<void> => {
  await rm('dist/local/forms', { recursive: true, force: true })
  await cp(next, 'dist/local', { recursive: true })
  await rm(next, { recursive: true })
}

/** Maximum seconds to load a module of forms: one that never ends would block every later build. */
const patience = 10

const inTime = async <A>(loading: Promise<A>): Promise<A> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () =>
      late.reject(
        new Error(`is not loaded after ${patience} s; it waits for something outside of a function`),
      ),
    patience * 1_000,
  )
  return Promise.race([loading, late.promise]).finally(() => clearTimeout(timer))
}

/** The line that imports a name which its module does not have; Node names the name alone. */
const missingImport = async (source: string, { message }: Error): Promise<string> => {
  const [, name] = /does not provide an export named '(\w+)'/.exec(message) ?? []
  if (name === undefined) return source
  const lines = (await readFile(source, 'utf8')).split('\n')
  const at = lines.findIndex((line) => new RegExp(`\\b${name}\\b`).test(line))
  return at < 0 ? source : `${source}:${at + 1}`
}

const builtModule = async (domain: Domain, module: FormModule): Promise<BuiltModule> => {
  const source = sourceOf(module)
  const exported = await inTime(load<object>(`${next}/forms/${module.name}.mjs`)).catch(
    async (cause: unknown) => {
      throw mistakeAt(cause instanceof Error ? await missingImport(source, cause) : source)(cause)
    },
  )
  const forms = Object.values(exported).flat().filter(domain.isForm)
  if (forms.length === 0)
    throw new Mistake(
      `${source}: exports no form. Export one, for example: export const contact = form('contact', …)`,
    )
  return { ...module, forms }
}

/** Two files can each be valid and still define a form of the same name. */
const assertApart = (modules: readonly BuiltModule[]): void => {
  const sources = new Map<string, string>()
  for (const module of modules)
    for (const { name } of new Set(module.forms)) {
      const [source, other] = [sourceOf(module), sources.get(name)]
      if (other !== undefined)
        throw new Mistake(
          `${source}: two forms are called “${name}”; ${other === source ? 'both are in this file' : `the other is in ${other}`}`,
        )
      sources.set(name, source)
    }
}

const noForm = (): string =>
  existsSync('forms')
    ? 'forms: there are no forms yet; docs/guide/forms.md explains how to define one'
    : 'there is no folder forms/ here. Run this in your forms’ folder, or create one: npx @dynamosync/cli init'

/**
 * Writes `dist/local/forms.mjs`, and each module by itself below `dist/local/forms/`.
 *
 * @throws Mistake if a definition is invalid
 */
export const buildForms = async (home: Home): Promise<readonly BuiltModule[]> => {
  const found = await formModules()
  if (found.length === 0 && !(isRepository() && existsSync('forms/index.ts'))) throw new Mistake(noForm())
  await bundled(found)
  process.setSourceMapsEnabled(true)
  const domain = await program<Domain>(home, 'domain.mjs')
  const modules = []
  for (const module of found) modules.push(await builtModule(domain, module))
  assertApart(modules)
  const { default: all } = await load<{ default: readonly AnyForm[] }>(`${next}/forms.mjs`).catch(
    (cause: unknown) => {
      throw mistakeAt('forms')(cause)
    },
  )
  if (all.length === 0) throw new Mistake(noForm())
  domain.formsOf(all)
  await take()
  return modules
}
