import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Ran, resident } from '../../resident.js'

/** The bundled command. */
const cli = fileURLToPath(new URL('../../../local/cli.mjs', import.meta.url))

/** Timeout in milliseconds of a test that starts several processes in turn, on a busy machine. */
export const patience = 120_000

const running = new Set<ChildProcess>()

/** Stops processes of a failed test, which would disturb the next one: a suite passes it to `afterEach`. */
export const stopCommands = (): void => {
  for (const child of running) child.kill('SIGKILL')
}

const environment = () => ({ ...process.env, NODE_OPTIONS: '' })

const started = (node: readonly string[], options: readonly string[]) => {
  const child = spawn(process.execPath, [...node, cli, ...options], {
    env: environment(),
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

/** Runs the command outside of this process, as the store or the API may be in this one. */
export const dynamosync = (...args: readonly string[]): Promise<Ran> =>
  resident({ file: cli, args, cwd: process.cwd(), env: environment() })

/** The same in a process of its own, which a test can kill. */
dynamosync.started = (...options: readonly string[]) => started([], options)

/** The same with a heap limit in megabytes. */
dynamosync.within =
  (megabytes: number) =>
  (...options: readonly string[]) =>
    started([`--max-old-space-size=${megabytes}`], options)
