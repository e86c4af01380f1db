import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The bundled command. */
const cli = fileURLToPath(new URL('../../../local/cli.mjs', import.meta.url))

/** Result of a command. */
export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Timeout in milliseconds of a test that starts several processes in turn, on a busy machine. */
export const patience = 120_000

const running = new Set<ChildProcess>()

/** Stops processes of a failed test, which would disturb the next one: a suite passes it to `afterEach`. */
export const stopCommands = (): void => {
  for (const child of running) child.kill('SIGKILL')
}

const started = (node: readonly string[], options: readonly string[]) => {
  const child = spawn(process.execPath, [...node, cli, ...options], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const said: { out: Buffer[]; err: string } = { out: [], err: '' }
  child.stdout.on('data', (chunk: Buffer) => said.out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (status) => {
      running.delete(child)
      resolve({ status, out: Buffer.concat(said.out).toString(), err: said.err })
    })
  })
  return { child, ended }
}

/** Runs the command in its own process, as the store or the API may be in this one. */
export const dynamosync = (...options: readonly string[]) => started([], options)

/** The same with a heap limit in megabytes. */
dynamosync.within =
  (megabytes: number) =>
  (...options: readonly string[]) =>
    started([`--max-old-space-size=${megabytes}`], options)
