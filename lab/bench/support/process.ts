import { spawn } from 'node:child_process'
import { join } from 'node:path'

const folder = import.meta.dirname

/** Runs a program of this folder in a fresh process, and returns its output on file descriptor 3. */
export const measured = <A>(
  program: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<A> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, join(folder, program)], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    })
    let result = ''
    let errors = ''
    child.stderr?.on('data', (chunk) => (errors += String(chunk)))
    child.stdio[3]?.on('data', (chunk) => (result += String(chunk)))
    child.on('error', reject)
    child.on('close', () => {
      if (result !== '') resolve(JSON.parse(result) as A)
      else reject(new Error(`${program} ${environment['BENCH_BUNDLE'] ?? ''}\n${errors}`))
    })
  })
