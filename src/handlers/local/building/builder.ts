import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, type FSWatcher, globSync, statSync, watch } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the build of a folder tells, one after the other: the pages, the functions, or what is wrong. */
export type Built =
  | { readonly _tag: 'Pages' | 'Functions' }
  /** What the author of the forms has to correct: file, line, and what is wrong. */
  | { readonly _tag: 'Mistake'; readonly message: string }
  /** What the compiler has against types, which keeps nothing from running. */
  | { readonly _tag: 'Types'; readonly message: string }

/** Builds again what a change is in. */
export interface Builder {
  readonly stop: () => void
}

/** Milliseconds in which changes are one: an editor writes a file in several steps. */
const settling = 50

const watched = ['forms', 'public'] as const

const watchFolders = (changed: () => void): readonly FSWatcher[] =>
  watched.filter((folder) => existsSync(folder)).map((folder) => watch(folder, { recursive: true }, changed))

/** What the files are now: watchers tell of things that change nothing, too. */
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

/** The build writes the list of the forms itself. */
const withoutList = (state: string): string => state.replace(/^forms\/index\.ts .*$/m, '')

/**
 * Watches the forms and the public files, and builds at each change, in a process of its own: a form that never returns
 * holds up nothing else.
 */
export const builder = (told: (built: Built) => void): Builder => {
  const program = fileURLToPath(new URL('./project.mjs', import.meta.url))
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let built = stateOfFiles()
  const run = (): ChildProcess => {
    const started = fork(program, ['--serve'], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    started.on('message', (message) => {
      const state = stateOfFiles()
      if (withoutList(state) === withoutList(built)) built = state
      told(message as Built)
    })
    started.on('exit', () => (child = undefined))
    return started
  }
  const ask = (): void => {
    const state = stateOfFiles()
    if (state === built) return
    built = state
    child ??= run()
    child.send('build')
  }
  const watchers = watchFolders(() => {
    clearTimeout(timer)
    timer = setTimeout(ask, settling)
  })
  child = run()
  return {
    stop: () => {
      for (const each of watchers) each.close()
      clearTimeout(timer)
      child?.kill()
    },
  }
}
