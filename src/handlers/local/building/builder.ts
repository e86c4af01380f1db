import { type ChildProcess, fork } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { watchFolders } from './watch-folders.js'

/** A report of a build: the pages, then the functions are ready, or there is an error. Type errors come last. */
export type Built =
  | { readonly _tag: 'Pages' | 'Functions' }
  /** An error in a form, with its file and line. */
  | { readonly _tag: 'Mistake'; readonly message: string }
  /** Type errors, which do not prevent running. */
  | { readonly _tag: 'Types'; readonly message: string }

/** Rebuilds after changes. */
export interface Builder {
  readonly stop: () => void
}

/** Milliseconds during which several changes count as one, as an editor writes a file in several steps. */
const settling = 50

const watched = ['forms', 'public'] as const

/** Message of the building process: also the sources outside of forms/ that the forms import. */
type Told = (Built | { readonly _tag: 'Warm' }) & { readonly sources: readonly string[] }

/** Current state of the files, as watchers also report events without a change. */
const stateOfFiles = (sources: readonly string[]): string =>
  watched
    .flatMap((folder) => globSync(`${folder}/**/*.*`))
    .filter((path) => !/(^|\/)\.|~$/.test(path))
    .concat(sources)
    .map((path) => {
      const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 }
      return `${path} ${mtimeMs} ${size}`
    })
    .sort()
    .join('\n')

/** Leaves out the list of forms, which the build writes itself. */
const withoutList = (state: string): string => state.replace(/^forms\/index\.ts .*$/m, '')

/**
 * Watches the forms and the public files and builds at each change, in a separate process, so that a form that never
 * returns blocks nothing else.
 */
export const builder = (told: (built: Built) => void): Builder => {
  const program = fileURLToPath(new URL('./project.mjs', import.meta.url))
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let sources: readonly string[] = []
  let built = stateOfFiles(sources)
  let isBuilding = false
  /** Takes the list of sources from a message. A change of this list or of the list of forms alone starts no build. */
  const take = (message: Told): void => {
    const isSame = withoutList(stateOfFiles(sources)) === withoutList(built)
    sources = message.sources
    if (isSame) built = stateOfFiles(sources)
    watchers.renew(sources)
    if (message._tag === 'Functions' || message._tag === 'Mistake') isBuilding = false
    if (message._tag !== 'Warm') told(message)
  }
  const run = (): ChildProcess => {
    const started = fork(program, ['--serve'], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    started.on('message', (message) => take(message as Told))
    started.on('exit', () => {
      if (child !== started) return
      child = undefined
      if (isBuilding)
        told({
          _tag: 'Mistake',
          message: 'The build process ended unexpectedly; save a form to start it again.',
        })
      isBuilding = false
    })
    return started
  }
  const ask = (): void => {
    watchers.renew(sources)
    const state = stateOfFiles(sources)
    if (state === built) return
    built = state
    isBuilding = true
    child ??= run()
    child.send('build')
  }
  const watchers = watchFolders(watched, () => {
    clearTimeout(timer)
    timer = setTimeout(ask, settling)
  })
  child = run()
  return {
    stop: () => {
      watchers.stop()
      clearTimeout(timer)
      isBuilding = false
      child?.kill()
    },
  }
}
