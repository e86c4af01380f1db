/**
 * Builds the current folder: by default all of it; with `--forms` only the forms, for other commands; with `--serve`
 * once per message from the parent process, which it notifies as soon as the pages are ready.
 */
import { basename } from 'node:path'
import type { SiteConfig } from '../src/domain/site/site.js'
import { buildForms, type BuiltModule } from './build-forms.ts'
import { buildFunctions, buildPages, buildProject } from './build-project.ts'
import { checkTypes } from './check-types.ts'
import type { targetsOfNoStage } from './forms/domain.ts'
import { Mistake, mistakeAt } from './forms/mistake.ts'
import { sourcesOutside } from './forms/own-sources.ts'
import { endRehearsal } from './forms/rehearsal.ts'
import { homeOf, isRepository, program } from './home.ts'
import { writeForms } from './generate/list-forms.ts'

const buildFormsAlone = async (): Promise<readonly BuiltModule[]> => {
  await writeForms()
  return buildForms(homeOf())
}

/** Reads the configuration during the build, in the same way as a deployment does. @throws Mistake if it is invalid */
const checkedConfig = async (): Promise<SiteConfig> => {
  const { loadSite } = await program<{ loadSite: () => Promise<SiteConfig> }>(homeOf(), 'config.mjs')
  return loadSite().catch((cause: unknown) => {
    throw cause instanceof Error ? new Mistake(cause.message) : cause
  })
}

const noteMissingTargets = async (config: SiteConfig, modules: readonly BuiltModule[]): Promise<void> => {
  const domain = await program<{ targetsOfNoStage: typeof targetsOfNoStage }>(homeOf(), 'domain.mjs')
  const forms = new Set(modules.flatMap((module) => module.forms))
  for (const sentence of domain.targetsOfNoStage(config, [...forms])) console.error(sentence)
}

const assertTypes = async (): Promise<void> => {
  const wrong = isRepository() ? undefined : await checkTypes()
  if (wrong !== undefined) throw new Mistake(wrong)
}

const buildAndCheck = async (): Promise<void> => {
  const config = await checkedConfig()
  await noteMissingTargets(config, await buildProject(homeOf()))
  await assertTypes()
}

const checkForms = async (): Promise<void> => {
  const config = await checkedConfig()
  await noteMissingTargets(config, await buildFormsAlone())
  await assertTypes()
}

/** Reports a failed build in one line, and ends the program. */
const end = (cause: unknown): never => {
  if (!(cause instanceof Error)) throw cause
  console.error(cause instanceof Mistake ? cause.message : `Cannot build this folder: ${cause.message}`)
  process.exit(1)
}

/** Reports errors that a form's code throws after it was loaded, such as from a timer. */
const onLateError = (report: (mistake: Mistake) => void): void => {
  process.on('uncaughtException', (cause) => report(mistakeAt('forms', cause)))
}

const orEnd = async (work: () => Promise<unknown>): Promise<void> => {
  onLateError(end)
  await work().catch(end)
}

/** Builds this folder. */
export const runProject = (): Promise<void> => orEnd(() => buildProject(homeOf()))

const tell = (_tag: string, message?: string): void => {
  process.send?.({ _tag, message, sources: sourcesOutside() })
}

const tellMistake = (cause: unknown): void =>
  tell('Mistake', cause instanceof Error ? cause.message : String(cause))

/** Runs one build at a time. Requests that arrive during a build share the next one; only the last reports mistakes. */
const oneByOne = (work: (isLast: () => boolean) => Promise<void>): (() => void) => {
  let [isBusy, isAsked] = [false, false]
  const loop = async (): Promise<void> => {
    isBusy = true
    while (isAsked) {
      isAsked = false
      await work(() => !isAsked).catch((cause: unknown) => {
        if (!isAsked) tellMistake(cause)
      })
    }
    isBusy = false
  }
  return () => {
    isAsked = true
    if (!isBusy) void loop()
  }
}

/** Pages are built first: a change is visible before and while the functions are built. */
const serve = (): void => {
  const home = homeOf()
  // Warm-up: otherwise the first build would take twice as long as any later one.
  const warm = buildFormsAlone()
    .catch(() => undefined)
    .then(() => tell('Warm'))
  const functions = oneByOne(async (isLast) => {
    await buildFunctions(home)
    if (isLast()) tell('Functions')
    const wrong = isRepository() || !isLast() ? undefined : await checkTypes()
    if (wrong !== undefined && isLast()) tell('Types', wrong)
  })
  const pages = oneByOne(async () => {
    await warm
    await buildPages(home)
    tell('Pages')
    functions()
  })
  onLateError(tellMistake)
  process.on('message', () => {
    // The change may have corrected a form that never finishes loading.
    endRehearsal()
    pages()
  })
  process.on('disconnect', () => process.exit(0))
}

const ways: Readonly<Record<string, () => unknown>> = {
  '--serve': serve,
  '--forms': () => orEnd(buildFormsAlone),
  '--check': () => orEnd(buildAndCheck),
  '--check-forms': () => orEnd(checkForms),
}

if (basename(process.argv[1] ?? '') === 'project.mjs') await (ways[process.argv[2] ?? ''] ?? runProject)()
