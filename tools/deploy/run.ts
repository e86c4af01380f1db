import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { binFolders } from './programs.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The PATH with our dependencies last: a program of the same name that the user has put first takes precedence. */
const path = (): string => [process.env['PATH'], ...binFolders()].join(delimiter)

/** Runs a program on this terminal until it ends. @returns its exit code */
export const run = (program: string, args: readonly string[], more: Environment = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, PATH: path(), ...more } })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })

/** Runs a program in the same way. @throws if it fails */
export const mustRun = async (
  program: string,
  args: readonly string[],
  more?: Environment,
): Promise<void> => {
  const code = await run(program, args, more)
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed with exit code ${code}`)
}
