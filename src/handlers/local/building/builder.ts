import { type ChildProcess, fork } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { watchFolders } from './watch-folders.js'

/** Results of a build, in order: the pages, the functions, or an error. */
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

/** Milliseconds after which a build without an answer is given up at the next change: a form may never return. */
const patience = 5_000

/** Current state of the files, as watchers also report events without a change. */
const stateOfFiles = (): string =>
  watched
    .flatMap((folder) => globSync(`${folder}/**/*.*`))
    .filter((path) => !/(^|\/)\.|~$/.test(path))
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
  let built = stateOfFiles()
  let since: number | undefined
  const run = (): ChildProcess => {
    const started = fork(program, ['--serve'], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    started.on('message', (message) => {
      since = undefined
      const state = stateOfFiles()
      if (withoutList(state) === withoutList(built)) built = state
      told(message as Built)
    })
    started.on('exit', () => {
      if (child === started) child = undefined
    })
    return started
  }
  const ask = (): void => {
    watchers.renew()
    const state = stateOfFiles()
    if (state === built) return
    built = state
    // What holds up the last build has been corrected perhaps; a build of its own finds out.
    if (since !== undefined && performance.now() - since > patience) {
      child?.kill('SIGKILL')
      child = undefined
      since = undefined
    }
    since ??= performance.now()
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
      child?.kill()
    },
  }
}
