import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'

/** A function in a file: offsets of its first character and behind its last one, and how often it was called. */
export interface FunctionRange {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}

/** A submission to try: the form's name, and its values. */
export interface Sample {
  readonly form: string
  readonly values: Readonly<Record<string, unknown>>
}

const origin = 'https://example.org'

const eventOf = ({ form, values }: Sample) => ({
  version: '2.0',
  rawPath: `/api/forms/${form}`,
  rawQueryString: '',
  headers: {
    accept: '*/*',
    'content-type': 'application/json',
    'idempotency-key': 'sample-submission-0001',
    origin,
  },
  requestContext: { requestId: 'sample', http: { method: 'POST', sourceIp: '192.0.2.1' } },
  body: JSON.stringify(values),
  isBase64Encoded: false,
})

/**
 * Runs in a separate process: loads the function, sends it events until one is stored in a table that accepts
 * everything, and writes V8's call counts of all functions to file descriptor 3.
 */
const program = `
const { writeFileSync } = require('node:fs')
const { createServer } = require('node:http')
const { Session } = require('node:inspector')
const { crc32 } = require('node:zlib')
const [, file, events] = process.argv
const body = '{}'
const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': 2, 'x-amz-crc32': String(crc32(body)) }
const table = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, headers).end(body))
})
table.listen(0, '127.0.0.1', async () => {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = 'http://127.0.0.1:' + table.address().port
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  const { handler } = require(file)
  for (const event of JSON.parse(events)) {
    const { statusCode } = await handler(event, { getRemainingTimeInMillis: () => 10_000 })
    if (statusCode < 300) break
  }
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    const { functions } = result.find(({ url }) => url.endsWith('index.cjs'))
    writeFileSync(3, JSON.stringify(functions.map(({ ranges: [whole] }) => whole)))
    process.exit()
  })
})`

/** Timeout in milliseconds of the start and all samples. */
const patience = 30_000

/** Lines of the bundle, which Node quotes in an error. */
const minified = /^.{300,}\n/gm

/** The variables that a function needs to start. The builder's own credentials are not passed on. */
const environment = {
  TABLE_NAME: 'sample',
  ALLOWED_ORIGINS: origin,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'sample',
  AWS_SECRET_ACCESS_KEY: 'sample',
}

/**
 * Functions of a submit function's `index.cjs`, with how often each is called from the start to the first submission
 * that is stored. Functions nested in a function that was never called are left out.
 *
 * @throws if the function does not start
 */
export const usedFunctions = async (
  file: string,
  samples: readonly Sample[],
): Promise<readonly FunctionRange[]> => {
  const child = spawn(
    process.execPath,
    ['-e', program, resolve(file), JSON.stringify(samples.map(eventOf))],
    {
      env: { ...environment, SystemRoot: process.env['SystemRoot'] },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      timeout: patience,
    },
  )
  const [ranges, errors] = await Promise.all([
    text(child.stdio[3] as Readable),
    text(child.stderr as Readable),
  ])
  if (ranges === '')
    throw new Error(
      `${file} does not start:\n${errors.replace(minified, '') || `no answer in ${patience / 1000} s`}`,
    )
  return JSON.parse(ranges) as readonly FunctionRange[]
}
