/**
 * `npm run load`: submissions per second, and the latency of each answer: through the handler with submissions in
 * memory, and through `npm start` with the embedded DynamoDB; and the latency of the first page of a long list.
 */
import { Command, InvalidArgumentError } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { record } from '../forms/record.js'
import { dynamoClient } from '../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../src/adapters/dynamodb/submissions/repository.js'
import { memoryRepository } from '../src/adapters/memory/repository.js'
import { systemClock } from '../src/adapters/system/stamper.js'
import { listQuery } from '../src/domain/index.js'
import type { SubmissionRepository } from '../src/ports/submission-repository.js'
import { attemptAt } from '../src/testing/sample-forms.js'
import { writeAll } from '../test/adapters/dynamodb/bulk.js'
import { visitor } from '../test/handlers/visitor.js'
import { type Rate, rateOf } from './load/rate.js'
import { poster, startStack } from './load/stack.js'
import { localCredentials } from '../src/adapters/system/local-credentials.js'

interface Options {
  readonly seconds: number
  readonly connections: number
  readonly items: number
}

const whole = (text: string): number => {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

const options = new Command('load')
  .description('Measures submissions per second, response times, and reading the first page of a long list.')
  .option('--seconds <n>', 'seconds per measurement', whole, 60)
  .option('--connections <n>', 'number of concurrent connections', whole, 50)
  .option('--items <n>', 'number of stored submissions, of which the first page is read', whole, 100_000)
  .addHelpText('after', '\nExit status: 0 every target is met, 1 a target is missed.\n')
  .parse()
  .opts<Options>()

process.env['AWS_REGION'] ??= 'us-east-1'
Object.assign(process.env, localCredentials(process.env))

/** One line of the result. */
interface Line {
  readonly what: string
  readonly measured: string
  readonly target: string
  readonly met: boolean
}

const lineOf = (what: string, rate: Rate, least: number, slowest: number): Line => ({
  what,
  measured: `${Math.round(rate.perSecond)}/s, p50 ${rate.p50.toFixed(1)} ms, p99 ${rate.p99.toFixed(1)} ms, ${rate.errors} errors`,
  target: `≥ ${least}/s, p99 ≤ ${slowest} ms, 0 errors`,
  met: rate.perSecond >= least && rate.p99 <= slowest && rate.errors === 0,
})

const fieldsOf = (n: number) => ({ id: `load-${n}`, value: `value ${n}`.padEnd(200, '.') })
const keyOf = (n: number): string => `load-key-${String(n).padStart(12, '0')}`

const throughHandler = async (): Promise<Line> => {
  const post = visitor([record], memoryRepository({ clock: systemClock }))
  const act = async (n: number): Promise<boolean> =>
    (await post({ form: 'record', fields: fieldsOf(n), key: keyOf(n) })).status === 201
  const seconds = Math.min(options.seconds, 10)
  return lineOf('through the handler, in memory', await rateOf(act, options.connections, seconds), 5_000, 30)
}

const throughStack = async (site: string): Promise<Line> => {
  const { post, close } = poster(site, options.connections)
  const act = async (n: number): Promise<boolean> => (await post('record', fieldsOf(n), keyOf(n))) < 400
  const rate = await rateOf(act, options.connections, options.seconds)
  close()
  return lineOf('through npm start, embedded DynamoDB', rate, 600, 150)
}

const reads = 21

/**
 * Latency of the first page of 100, measured repeatedly: the second slowest counts, as the first opens the
 * connection.
 */
const firstPage = async (what: string, repository: SubmissionRepository): Promise<Line> => {
  const times: number[] = []
  for (let n = 0; n < reads; n += 1) {
    const began = performance.now()
    const page = await repository.page(listQuery(record, { limit: 100 }), Date.now() + 20_000)()
    if (E.isLeft(page) || page.right.rows.length !== 100) throw new Error('the page cannot be read')
    times.push(performance.now() - began)
  }
  const [fastest, slowest] = [Math.min(...times), times.sort((a, b) => b - a)[1] ?? Infinity]
  return {
    what,
    measured: `${fastest.toFixed(1)} to ${slowest.toFixed(1)} ms`,
    target: '≤ 100 ms',
    met: slowest <= 100,
  }
}

const submissions = () =>
  Array.from({ length: options.items }, (_, n) =>
    attemptAt(record, { id: `page-${n}`, at: 1_700_000_000_000 + n }),
  )

const pageInMemory = async (): Promise<Line> => {
  const repository = memoryRepository({ clock: systemClock })
  for (const each of submissions()) await repository.add(each, Infinity)()
  return firstPage(`first page of 100 from ${options.items}, in memory`, repository)
}

const pageInStack = async (endpoint: string): Promise<Line> => {
  await writeAll(endpoint, 'dynamosync', submissions())
  const client = dynamoClient({ endpoint, requestTimeout: 20_000 })
  const repository = dynamoRepository({ client, table: 'dynamosync', clock: systemClock })
  return firstPage(`first page of 100 from ${options.items}, embedded DynamoDB`, repository)
}

const show = (line: Line): Line => {
  console.log(`${line.met ? '✓' : '✗'} ${line.what}\n    ${line.measured}   (target ${line.target})`)
  return line
}

const lines = [show(await throughHandler()), show(await pageInMemory())]
const stack = await startStack()
try {
  lines.push(show(await throughStack(stack.site)), show(await pageInStack(stack.dynamo)))
} finally {
  await stack.stop()
}
process.exitCode = lines.every(({ met }) => met) ? 0 : 1
