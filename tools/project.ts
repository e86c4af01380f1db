/**
 * Builds the current folder: all of it; with `--forms` only the forms, for other commands; with `--serve` once per
 * message, notifying the parent process as soon as the pages are ready.
 */
import { basename } from 'node:path'
import { buildForms, Mistake } from './build-forms.ts'
import { buildFunctions, buildPages, buildProject } from './build-project.ts'
import { checkTypes } from './check-types.ts'
import { homeOf, isRepository, program } from './home.ts'
import { writeForms } from './generate/list-forms.ts'

const buildFormsAlone = async (): Promise<void> => {
  await writeForms()
  await buildForms(homeOf())
}

/** Runs the deployment's checks already during the build. */
const assertConfig = async (): Promise<void> => {
  const { loadSite } = await program<{ loadSite: () => Promise<unknown> }>(homeOf(), 'config.mjs')
  await loadSite().catch((cause: unknown) => {
    throw cause instanceof Error ? new Mistake(cause.message) : cause
  })
}

const assertTypes = async (): Promise<void> => {
  const wrong = isRepository() ? undefined : await checkTypes()
  if (wrong !== undefined) throw new Mistake(wrong)
}

const buildAndCheck = async (): Promise<void> => {
  await assertConfig()
  await buildProject(homeOf())
  await assertTypes()
}

const checkForms = async (): Promise<void> => {
  await assertConfig()
  await buildFormsAlone()
  await assertTypes()
}

/** Runs a build; a mistake in the forms is reported in one line and ends the program. */
const orEnd = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    console.error(cause instanceof Mistake ? cause.message : `Cannot build this folder: ${cause.message}`)
    process.exit(1)
  }
}

/** Builds this folder. */
export const runProject = (): Promise<void> => orEnd(() => buildProject(homeOf()))

const tell = (_tag: string, message?: string): void => {
  process.send?.({ _tag, message })
}

const orTell = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (cause) {
    tell('Mistake', cause instanceof Error ? cause.message : String(cause))
  }
}

/** Runs one build at a time; requests that arrive meanwhile share the next one. */
const oneByOne = (work: (isLast: () => boolean) => Promise<void>): (() => void) => {
  let [isBusy, isAsked] = [false, false]
  const loop = async (): Promise<void> => {
    isBusy = true
    while (isAsked) {
      isAsked = false
      await orTell(() => work(() => !isAsked))
    }
    isBusy = false
  }
  return () => {
    isAsked = true
    if (!isBusy) void loop()
  }
}

/** Pages are built first: a change is visible before and while the functions are built. */
const serve = async (): Promise<void> => {
  const home = homeOf()
  const functions = oneByOne(async (isLast) => {
    await buildFunctions(home).catch((cause: unknown) => {
      // The mistake of a moment ago has been fixed meanwhile.
      if (isLast()) throw cause
    })
    if (isLast()) tell('Functions')
    const wrong = isRepository() || !isLast() ? undefined : await checkTypes()
    if (wrong !== undefined) tell('Types', wrong)
  })
  const pages = oneByOne(async () => {
    await buildPages(home)
    tell('Pages')
    functions()
  })
  process.on('message', pages)
  process.on('disconnect', () => process.exit(0))
  // Warm-up: otherwise the first build would take twice as long as any later one.
  await buildFormsAlone().catch(() => undefined)
}

const ways: Readonly<Record<string, () => unknown>> = {
  '--serve': serve,
  '--forms': () => orEnd(buildFormsAlone),
  '--check': () => orEnd(buildAndCheck),
  '--check-forms': () => orEnd(checkForms),
}

if (basename(process.argv[1] ?? '') === 'project.mjs') await (ways[process.argv[2] ?? ''] ?? runProject)()
