import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** End of a process. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Its whole output. */
  readonly output: string
}

/** A running `npm start`. */
export interface Stack {
  readonly url: string
  readonly dynamoUrl: string
  readonly pid: number
  readonly dynamoPid: number
  readonly dataDir: string
  /** Its output so far. */
  readonly output: () => string
  readonly ended: Promise<Ended>
  /** Sends SIGTERM, as a supervisor would. */
  readonly stop: () => Promise<Ended>
  /** Sends SIGKILL, which leaves no chance to clean up. */
  readonly kill: () => Promise<Ended>
}

export interface StackOptions {
  /** Data folder; a fresh one by default. */
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Environment without the developer's own settings. */
const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(AWS_|NODE_OPTIONS$|PORT$|DYNAMODB_PORT$|DATA_DIR$|TABLE_NAME$|ALLOWED_ORIGINS$|GATEWAY$|OWNER_|OIDC_)/.test(
          name,
        ),
    ),
  )

/** Runs the built `npm start` with only these variables. */
export const runStart = (env: Readonly<Record<string, string>>, args: readonly string[] = []) => {
  const child: ChildProcess = spawn(process.execPath, ['dist/local/start.mjs', ...args], {
    env: { ...bareEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const heard of listeners) heard()
    })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, output }))
  })
  /** First match in its output. */
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(output)
        if (found === null) return
        listeners.delete(look)
        resolve(found)
      }
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`it ended before it printed ${String(pattern)}:\n${output}`)))
    })
  return { child, ended, printed, output: () => output }
}

const ready = /ready at (\S+)\n +DynamoDB +([^\s,]+), table \S+?(?:, process (\d+) .*)?\n[^]*Ctrl-C/

/** Starts the local stack on free ports; resolves when it is ready. The caller must stop or kill it. */
export const startStack = async ({ dataDir, env = {} }: StackOptions = {}): Promise<Stack> => {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'dynamosync-')))
  const { child, ended, printed, output } = runStart({
    PORT: '0',
    DYNAMODB_PORT: '0',
    DATA_DIR: folder,
    ...env,
  })
  const [, url = '', dynamoUrl = '', dynamoPid] = await printed(ready)
  const end = (signal: NodeJS.Signals) => () => {
    child.kill(signal)
    return ended
  }
  return {
    url,
    dynamoUrl,
    pid: child.pid ?? 0,
    dynamoPid: Number(dynamoPid ?? 0),
    dataDir: folder,
    output,
    ended,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
  }
}
