import { spawn } from 'node:child_process'

type Environment = Readonly<Record<string, string | undefined>>

/** Runs a program with this terminal, to its end. @returns its exit code */
export const run = (program: string, args: readonly string[], more: Environment = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...more } })
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
