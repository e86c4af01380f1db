import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFormsFile } from '../../adapters/site-file/folder-forms.js'

/** Programs installed next to this one, which run in the current folder. */
export type ProgramName = 'project' | 'deploy' | 'destroy' | 'synth' | 'owners' | 'ci' | 'adopt'

/** Runs a program on this terminal until it ends. @returns its exit code */
export const runProgram = (
  name: ProgramName,
  args: readonly string[] = [],
  output: 1 | 2 = 1,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))
    // Ctrl-C reaches the whole process group: the program ends, and its exit code is returned.
    const wait = (): void => undefined
    process.on('SIGINT', wait)
    const child = spawn(process.execPath, [program, ...args], { stdio: ['inherit', output, 2] })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })

/** Time of the last change in a folder, in milliseconds since 1970; a removed file counts as a change of its folder. */
const latestIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name)
    return Math.max(latest, entry.isDirectory() ? latestIn(path) : statSync(path).mtimeMs)
  }, statSync(folder).mtimeMs)

const isCurrent = (): boolean =>
  existsSync(builtFormsFile) && statSync(builtFormsFile).mtimeMs >= latestIn('forms')

/**
 * Builds the forms of the current folder if they changed; errors go to standard error.
 *
 * @throws if the build fails
 */
export const refreshForms = async (): Promise<void> => {
  if (!existsSync('forms') || isCurrent()) return
  if ((await runProgram('project', ['--forms'], 2)) !== 0) throw new Error('the forms could not be built')
}
