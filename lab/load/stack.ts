import { type ChildProcess, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

/** `npm start` in a separate process. */
export interface Stack {
  readonly site: string
  readonly dynamo: string
  readonly stop: () => Promise<void>
}

const startFile = fileURLToPath(new URL('../../local/start.mjs', import.meta.url))

const addresses = (child: ChildProcess): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = [...text.matchAll(/http:\/\/[\w.]+:\d+/g)].map(([address]) => address)
      if (new Set(found).size >= 2) resolve([...new Set(found)])
    })
    child.once('exit', () => reject(new Error(`npm start ended: ${text}`)))
  })

/** Starts the local stack with a DynamoDB in memory, on free ports, and waits until it is ready. */
export const startStack = async (): Promise<Stack> => {
  const child = spawn(process.execPath, [startFile], {
    env: { ...process.env, PORT: '0', DYNAMODB_PORT: '0', DATA_DIR: 'memory' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [site = '', dynamo = ''] = await addresses(child)
  child.stdout.resume()
  return {
    site,
    dynamo,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit').once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Maximum submissions per sender: below the 60 in ten minutes from which on they would be held. */
const perSender = 50

/** An address of this machine for each sender. On macOS those beyond 127.0.0.1 are set up by hand. */
const loopback = (sender: number): string =>
  `127.${1 + ((sender >> 16) & 127)}.${(sender >> 8) & 255}.${sender & 255}`

/**
 * Posts a form as a browser without script does, over connections that are reused up to the limit per sender.
 * Resolves to the status.
 */
export const poster = (site: string, connections: number) => {
  let count = 0
  const sender = (): string => {
    const [lane, turn] = [count % connections, Math.floor(count / connections / perSender)]
    count += 1
    return loopback(turn * connections + lane)
  }
  const agent = new Agent({ keepAlive: true, timeout: 10_000 })
  const { hostname, port } = new URL(site)
  const post = (form: string, fields: Readonly<Record<string, string>>, key: string): Promise<number> =>
    new Promise((resolve) => {
      const body = new URLSearchParams(fields).toString()
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': key,
      }
      const sent = request(
        { agent, hostname, port, family: 4, localAddress: sender(), path: `/api/forms/${form}`, method: 'POST', headers },
        (reply) => {
          reply.resume().once('end', () => resolve(reply.statusCode ?? 0))
        },
      )
      sent.once('error', () => resolve(0))
      sent.end(body)
    })
  return { post, close: () => agent.destroy() }
}
