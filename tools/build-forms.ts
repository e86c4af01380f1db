/**
 * Builds the forms first, before everything derived from them, so that their author's mistakes are reported once,
 * briefly.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type BuildFailure, type BuildOptions } from 'esbuild'
import type { AnyForm } from '../src/domain/index.js'
import type { formsOf, isForm, tryExample } from './forms/domain.ts'
import { type Home, isRepository, program, programUrl } from './home.ts'
import { Mistake, mistakeAt } from './forms/mistake.ts'
import { noteSources } from './forms/own-sources.ts'
import { rehearse } from './forms/rehearsal.ts'
import { type FormModule, formModules, sourceOf } from './generate/list-forms.ts'

type Domain = Readonly<{ formsOf: typeof formsOf; isForm: typeof isForm; tryExample: typeof tryExample }>

const freshUrl = (path: string): string => `${pathToFileURL(path).href}?${Date.now()}`

/** Imports a built module, under a new URL so that Node does not return an earlier build from its cache. */
export const load = async <A>(path: string): Promise<A> => (await import(freshUrl(path))) as A

/** A built module of forms, and the forms it exports. */
export interface BuiltModule extends FormModule {
  readonly forms: readonly AnyForm[]
}

/**
 * Scratch folder where a new build is checked first: while a form is invalid, the last good build stays. Each program
 * has its own, as `npm test` or `dynamosync list` may build while `npm start` does.
 */
const next = `dist/forms-next-${process.pid}`

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

const sourceMistakes = ({ errors }: BuildFailure): string =>
  errors
    .map(({ text, location }) => (location === null ? text : `${location.file}:${location.line}: ${text}`))
    .join('\n')

const bundled = async (modules: readonly FormModule[]): Promise<void> => {
  const entryPoints = Object.fromEntries(modules.map((each) => [`forms/${each.name}`, sourceOf(each)]))
  await build({
    ...node,
    entryPoints: { ...entryPoints, forms: 'forms/index.ts' },
    logLevel: 'silent',
    plugins: [noteSources()],
  }).catch((cause: unknown) => {
    if (cause instanceof Error && 'errors' in cause) throw new Mistake(sourceMistakes(cause as BuildFailure))
    throw cause
  })
}

/** Replaces the last build file by file, so that a program that is reading it finds every file. */
const take = async (): Promise<void> => {
  const files = await readdir(next, { recursive: true })
  await mkdir('dist/local/forms', { recursive: true })
  for (const file of files.filter((path) => /\.mjs(\.map)?$/.test(path)))
    await rename(join(next, file), join('dist/local', file))
  for (const file of await readdir('dist/local/forms'))
    if (!files.includes(join('forms', file))) await rm(join('dist/local/forms', file), { force: true })
}

/** The line that imports a name which its module does not have; Node names the name alone. */
const missingImport = async (source: string, { message }: Error): Promise<string> => {
  const [, name] = /does not provide an export named '(\w+)'/.exec(message) ?? []
  if (name === undefined) return source
  const lines = (await readFile(source, 'utf8')).split('\n')
  const at = lines.findIndex((line) => new RegExp(`\\b${name}\\b`).test(line))
  return at < 0 ? source : `${source}:${at + 1}`
}

/** The program with the part of the domain that checks forms. */
const domainProgram = 'domain.mjs'

const builtModule = async (home: Home, domain: Domain, module: FormModule): Promise<BuiltModule> => {
  const source = sourceOf(module)
  const file = `${next}/forms/${module.name}.mjs`
  const exported = await rehearse({ url: freshUrl(file), domain: programUrl(home, domainProgram) })
    .then(() => load<object>(file))
    .catch(async (cause: unknown) => {
      throw mistakeAt(cause instanceof Error ? await missingImport(source, cause) : source, cause)
    })
  const forms = Object.values(exported).flat().filter(domain.isForm)
  if (forms.length === 0)
    throw new Mistake(
      `${source}: exports no form. Export one, for example: export const contact = form('contact', …)`,
    )
  for (const form of forms)
    try {
      domain.tryExample(form)
    } catch (cause) {
      const { message } = mistakeAt(source, cause)
      throw new Mistake(`${message} (thrown by form “${form.name}” for an example submission)`)
    }
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

/** Bundles the modules, and checks each and all of them together. @throws Mistake if a definition is invalid */
const checkedModules = async (home: Home, found: readonly FormModule[]): Promise<readonly BuiltModule[]> => {
  await bundled(found)
  process.setSourceMapsEnabled(true)
  const domain = await program<Domain>(home, domainProgram)
  const modules = []
  for (const module of found) modules.push(await builtModule(home, domain, module))
  assertApart(modules)
  const { default: all } = await load<{ default: readonly AnyForm[] }>(`${next}/forms.mjs`).catch(
    (cause: unknown) => {
      throw mistakeAt('forms', cause)
    },
  )
  if (all.length === 0) throw new Mistake(noForm())
  domain.formsOf(all)
  return modules
}

/**
 * Writes `dist/local/forms.mjs`, and each module separately below `dist/local/forms/`.
 *
 * @throws Mistake if a definition is invalid
 */
export const buildForms = async (home: Home): Promise<readonly BuiltModule[]> => {
  const found = await formModules()
  if (found.length === 0 && !(isRepository() && existsSync('forms/index.ts'))) throw new Mistake(noForm())
  try {
    const modules = await checkedModules(home, found)
    await take()
    return modules
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}
