import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach } from '@jest/globals'

/** What `npm run bundle` writes. */
const cli = fileURLToPath(new URL('../../../local/cli.mjs', import.meta.url))

/** A command that ran. */
export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Milliseconds for a test that starts several processes, one after the other, on a machine that has more to do. */
export const patience = 120_000

const running = new Set<ChildProcess>()

/** What a test that failed has left would meddle with the next one. */
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

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

/** Runs the command in a process of its own, as the store or the API may be in this one. */
export const dynamosync = (...options: readonly string[]) => started([], options)

/** The same, where it may keep so many megabytes. */
dynamosync.within =
  (megabytes: number) =>
  (...options: readonly string[]) =>
    started([`--max-old-space-size=${megabytes}`], options)
