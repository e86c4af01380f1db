import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFormsFile } from '../../adapters/site-file/folder-forms.js'

/** Programs beside the command line, each for the folder that it is started in. */
export type ProgramName = 'project' | 'deploy' | 'destroy' | 'synth' | 'owners' | 'ci'

/** Runs a program with this terminal, to its end. @returns its exit code */
export const runProgram = (
  name: ProgramName,
  args: readonly string[] = [],
  output: 1 | 2 = 1,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))
    // Ctrl-C goes to the whole group of processes: the program ends, and says with what.
    const wait = (): void => undefined
    process.on('SIGINT', wait)
    const child = spawn(process.execPath, [program, ...args], { stdio: ['inherit', output, 2] })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })

/** When something in a folder last changed, in milliseconds; a file that was removed counts by its folder. */
const latestIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name)
    return Math.max(latest, entry.isDirectory() ? latestIn(path) : statSync(path).mtimeMs)
  }, statSync(folder).mtimeMs)

const isCurrent = (): boolean =>
  existsSync(builtFormsFile) && statSync(builtFormsFile).mtimeMs >= latestIn('forms')

/**
 * Builds the forms of this folder where they have changed since; what is wrong with them goes to standard error.
 *
 * @throws where they cannot be built
 */
export const refreshForms = async (): Promise<void> => {
  if (!existsSync('forms') || isCurrent()) return
  if ((await runProgram('project', ['--forms'], 2)) !== 0) throw new Error('the forms cannot be built')
}
