/**
 * Makes the V8 code cache of the deployed function: `node tools/code-cache.ts [folder]`.
 *
 * To be accepted it must be made by the very Node that will load it, with the same V8 flags. For a deployment that is
 * the one inside the image of the Lambda runtime, of the function's own architecture (docs/performance.md says how).
 * It is made after a few requests were answered, so that it holds the functions that a request needs.
 */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

type Handler = (event: unknown, context: unknown) => Promise<{ readonly statusCode: number }>
type Run = (module: { exports: { handler?: Handler } }, require: NodeJS.Require, codeCache: string) => void

const origin = 'https://www.example.org'

const eventOf = (method: string, body: string, headers: Readonly<Record<string, string>> = {}) => ({
  version: '2.0',
  rawPath: '/forms/record',
  rawQueryString: '',
  headers: {
    origin,
    'content-type': 'application/json',
    'idempotency-key': 'code-cache-0000-0001',
    ...headers,
  },
  requestContext: { http: { method }, requestId: 'code-cache' },
  body,
  isBase64Encoded: false,
})

const page = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }

/** What a first visitor may send. */
const requests = [
  eventOf('OPTIONS', ''),
  eventOf('POST', '{"id":"A-1","value":"one"}'),
  eventOf('POST', '{"id":"A-2","value":""}'),
  eventOf('POST', 'id=A-3&value=three', page),
]

/** A DynamoDB that stores everything at once. */
const startStub = async () => {
  const body = '{"ConsumedCapacity":{"TableName":"submissions","CapacityUnits":2}}'
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-crc32': crc32(body) }
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, headers).end(body))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { server, port: (server.address() as AddressInfo).port }
}

const digestIn = (loader: string): string => {
  const digest = /[0-9a-f]{16}(?=\.\$\{)/.exec(loader)?.[0]
  if (digest === undefined) throw new Error('index.mjs names no code cache: run `npm run bundle` first')
  return digest
}

const make = async (folder: string): Promise<string> => {
  const { server, port } = await startStub()
  Object.assign(process.env, {
    TABLE_NAME: 'submissions',
    ALLOWED_ORIGINS: origin,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'code-cache',
    AWS_SECRET_ACCESS_KEY: 'code-cache',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  })
  const script = new Script(await readFile(join(folder, 'submit.js'), 'latin1'), { filename: 'submit.js' })
  const module: { exports: { handler?: Handler } } = { exports: {} }
  const run = script.runInThisContext() as Run
  run(module, createRequire(import.meta.url), 'none')
  for (const event of requests) {
    const reply = await module.exports.handler?.(event, { getRemainingTimeInMillis: () => 10_000 })
    if (reply === undefined || reply.statusCode >= 500) throw new Error('the function does not answer')
  }
  const digest = digestIn(await readFile(join(folder, 'index.mjs'), 'utf8'))
  const file = join(folder, `${digest}.${process.arch}.${process.versions.v8}.cache`)
  await writeFile(file, script.createCachedData())
  server.close()
  server.closeAllConnections()
  return file
}

/** Makes the code cache of the function in `folder`, in a process of its own, and gives its file name. */
export const makeCodeCache = async (folder: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), folder])
  return stdout.trim().split('\n').at(-1) ?? ''
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? 'dist/lambda/submit')
  console.log(await make(folder))
  process.exit()
}
