import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { LambdaReply } from '../../../src/adapters/lambda/index.js'
import { type Result, runtimeApi, type RuntimeError } from './runtime-api.js'

/** A function as defined by the template. */
export interface DeployedFunction {
  /** Folder to upload, without source maps. */
  readonly code: URL
  /** Name of the runtime, such as `nodejs24.x`. */
  readonly runtime: string
  /** Memory in MB. */
  readonly memory: number
  /** Timeout in seconds. */
  readonly timeout: number
  readonly variables: Readonly<Record<string, string>>
}

/** One execution environment of Lambda: one process, one invocation at a time. */
export interface LambdaEnvironment {
  /** Result of an event, with the function's own timeout or a shorter one in milliseconds. */
  readonly invoke: (event: unknown, milliseconds?: number) => Promise<Result>
  /** Reply to an event; throws for any other result. */
  readonly reply: (event: unknown, milliseconds?: number) => Promise<LambdaReply>
  readonly initError: () => RuntimeError | undefined
  /** Lines of the log, once at least `lines` of them have arrived; they arrive separately from replies. */
  readonly logged: (lines: number) => Promise<readonly string[]>
  /** Peak memory of the process in MB; undefined if the system does not report it. */
  readonly peak: () => number | undefined
  readonly ended: Promise<number | null>
  readonly close: () => Promise<void>
}

/** Lambda's own variables, which include a region and credentials, different from real ones. */
const platform = (
  root: string,
  api: string,
  { memory, runtime }: DeployedFunction,
): Record<string, string> => ({
  _HANDLER: 'index.handler',
  LAMBDA_TASK_ROOT: root,
  LAMBDA_RUNTIME_DIR: '/var/runtime',
  AWS_LAMBDA_RUNTIME_API: api,
  AWS_LAMBDA_FUNCTION_NAME: 'dynamosync',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/dynamosync',
  AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/22/[$LATEST]0123456789abcdef',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
  AWS_REGION: 'eu-central-1',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret-of-the-role',
  AWS_SESSION_TOKEN: 'token-of-the-role',
  AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
  NODE_PATH:
    '/opt/nodejs/node24/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime',
  PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
})

/** Node's heap limit in Lambda's runtime, for the same garbage collection. */
const heap = (memory: number): readonly string[] => [
  '--expose-gc',
  '--max-http-header-size=81920',
  `--max-semi-space-size=${Math.floor(memory / 20)}`,
  `--max-old-space-size=${Math.floor((memory * 9) / 10)}`,
]

const bootstrap = fileURLToPath(new URL('bootstrap.js', import.meta.url))

/** Copies the upload to its own folder, without `node_modules` in any parent. */
const uploaded = (code: URL): string => {
  const root = mkdtempSync(join(tmpdir(), 'lambda-'))
  cpSync(code, root, { recursive: true, filter: (path) => !path.endsWith('.map') })
  return root
}

const peakOf = (pid: number): number | undefined => {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

const linesOf = (child: ChildProcessByStdio<null, Readable, Readable>) => {
  let [text, isClosed] = ['', false]
  child.on('close', () => (isClosed = true))
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part))
  return async (lines: number): Promise<readonly string[]> => {
    for (;;) {
      const written = text.split('\n').filter((line) => line !== '')
      if (written.length >= lines || isClosed) return written
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

const replyIn = (result: Result): LambdaReply => {
  if (result._tag !== 'Answered') throw new Error(`no reply: ${JSON.stringify(result)}`)
  return result.payload as LambdaReply
}

/** Starts an execution environment of a function; the caller must close it. */
export const lambdaEnvironment = async (deployed: DeployedFunction): Promise<LambdaEnvironment> => {
  const { code, memory, timeout, variables } = deployed
  const api = await runtimeApi()
  const root = uploaded(code)
  const child = spawn(process.execPath, [...heap(memory), bootstrap], {
    cwd: root,
    env: { ...platform(root, api.address, deployed), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = linesOf(child)
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (status) => {
      api.exited()
      resolve(status)
    })
  })
  const invoke: LambdaEnvironment['invoke'] = async (event, milliseconds = timeout * 1_000) => {
    const result = await api.invoke(event, milliseconds)
    // As in Lambda, a process that timed out gets no further event.
    if (result._tag === 'TimedOut') child.kill('SIGKILL')
    return result
  }
  return {
    invoke,
    reply: async (event, milliseconds) => replyIn(await invoke(event, milliseconds)),
    initError: api.initError,
    logged: log,
    peak: () => peakOf(child.pid ?? 0),
    ended,
    close: async () => {
      child.kill('SIGKILL')
      await ended
      api.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
