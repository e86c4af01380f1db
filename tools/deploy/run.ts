import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { binFolders } from './programs.js'

type Environment = Readonly<Record<string, string | undefined>>

/** What is installed with the command comes last: a program of this name that somebody has put first is meant. */
const path = (): string => [process.env['PATH'], ...binFolders()].join(delimiter)

/** Runs a program with this terminal, to its end. @returns its exit code */
export const run = (program: string, args: readonly string[], more: Environment = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, PATH: path(), ...more } })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })

/** The same, where all is over if it fails. */
export const mustRun = async (
  program: string,
  args: readonly string[],
  more?: Environment,
): Promise<void> => {
  const code = await run(program, args, more)
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`)
}
