import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'

/** A program to run, as the process that runs it is asked to. */
export interface Asked {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** What both outputs end with, followed by the exit code. */
  readonly end: string
}

/** Result of a program. */
export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

const program = fileURLToPath(new URL('resident-child.js', import.meta.url))

/** Milliseconds in which a process without work has to end. */
const patience = 10_000

interface Resident {
  readonly child: ChildProcess
  /** How it ended. */
  readonly exit: Promise<{ readonly status: number | null; readonly signal: string | null }>
}

const idle: Resident[] = []
const all = new Set<Resident>()

const started = (): Resident => {
  const child = fork(program, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const exit = new Promise<Awaited<Resident['exit']>>((resolve) => {
    child.once('exit', (status, signal) => resolve({ status, signal }))
  })
  const one = { child, exit }
  all.add(one)
  return one
}

/** All that a stream brings before the end of a run, and the exit code behind it. */
const heard = (stream: NodeJS.ReadableStream | null, end: string): Promise<readonly [string, number]> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let tail = ''
    const take = (chunk: Buffer): void => {
      chunks.push(chunk)
      tail = (tail + chunk.toString('latin1')).slice(-2 * end.length)
      if (!tail.includes(end) || !tail.endsWith('\n')) return
      stream?.off('data', take)
      const [text = '', status] = Buffer.concat(chunks).toString().split(end)
      resolve([text, Number(status)])
    }
    stream?.on('data', take)
  })

/**
 * Runs a built program that ends by itself, in a process that has run others: what it imports is loaded already, which
 * takes most of a short program's time. The program's own file is evaluated anew each time, with its arguments, folder
 * and environment. Several at once have a process each.
 */
export const resident = async (asked: Omit<Asked, 'end'>): Promise<Ran> => {
  const one = idle.pop() ?? started()
  const { child, exit } = one
  const end = `\n${randomUUID()} `
  const outputs = Promise.all([heard(child.stdout, end), heard(child.stderr, end)])
  child.send({ ...asked, end })
  const ran = await Promise.race([
    outputs.then(([[out, status], [err]]): Ran => ({ status, out, err })),
    exit.then(({ status }): Ran => ({ status, out: '', err: 'the process of the program died' })),
  ])
  if (child.connected) idle.push(one)
  return ran
}

const ended = async ({ child, exit }: Resident): Promise<void> => {
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  if (child.connected) child.disconnect()
  const { signal } = await exit
  clearTimeout(timer)
  if (signal !== null) throw new Error('a program left something open, and would not have ended by itself')
}

/** Ends the processes: a suite passes it to `afterAll`. @throws if a program left something open */
export const endResidents = async (): Promise<void> => {
  const residents = [...all]
  all.clear()
  idle.length = 0
  await Promise.all(residents.map(ended))
}
