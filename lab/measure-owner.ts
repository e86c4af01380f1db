/**
 * `npm run measure:owner`: latency of an owner's requests with many submissions, through `npm start` and the owner's
 * deployed function.
 */
import { loadavg } from 'node:os'
import { Command, InvalidArgumentError } from 'commander'
import { record } from '../forms/record.js'
import { attemptAt } from '../src/testing/sample-forms.js'
import { writeAll } from '../test/adapters/dynamodb/bulk.js'
import type { Line } from './measure-owner/measurement.js'
import { measurements } from './measure-owner/all.js'
import { run, type Running } from './measure-owner/store.js'
import { localCredentials } from '../src/adapters/system/local-credentials.js'

interface Options {
  readonly rows: number
  readonly times: number
  readonly store: string
}

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of at least 1.')
  return Number(text)
}

const options = new Command('measure:owner')
  .description('Measures how fast an owner’s requests are answered when there are many submissions.')
  .option('--rows <n>', 'number of submissions, spread over 30 days', whole, 100_000)
  .option('--times <n>', 'number of times that each request is sent', whole, 50)
  .option(
    '--store <store>',
    'local (DynamoDB Local in Docker), embedded, or the address of another DynamoDB',
    'local',
  )
  .addHelpText('after', '\nExit status: 0 every target is met, 1 a target is missed.\n')
  .parse()
  .opts<Options>()

process.env['AWS_REGION'] ??= 'us-east-1'
Object.assign(process.env, localCredentials(process.env))

const month = 30 * 86_400_000

/** Batch size: submissions are created and written in batches, to limit memory. */
const portion = 10_000

/** Submissions as the repository would have stored them, the last one now. */
const fill = async ({ endpoint, table }: Running, rows: number): Promise<number> => {
  const now = Date.now()
  for (let first = 0; first < rows; first += portion) {
    const attempts = Array.from({ length: Math.min(portion, rows - first) }, (_, n) => {
      const place = first + n
      const at = now - Math.floor((month * (rows - 1 - place)) / rows)
      return attemptAt(record, { id: `measure-${place}`, value: `value ${place}`.padEnd(200, '.'), at })
    })
    await writeAll(endpoint, table, attempts)
  }
  return now
}

const show = (line: Line): Line => {
  const target = line.target === undefined ? '' : `   (target ${line.target})`
  console.log(`${line.met ? '✓' : '✗'} ${line.what}\n    ${line.measured}${target}`)
  return line
}

const running = await run(options.store)
try {
  const began = performance.now()
  const filledAt = await fill(running, options.rows)
  const seconds = ((performance.now() - began) / 1_000).toFixed(0)
  console.log(`${options.rows} submissions in ${running.name}, written in ${seconds} s`)
  console.log(
    `the machine's load average is ${loadavg()[0]?.toFixed(1)}; well above 1, other programs are running too`,
  )
  const lines: Line[] = []
  for (const measure of measurements)
    lines.push(show(await measure({ ...running, ...options, form: record.name, filledAt, span: month })))
  process.exitCode = lines.every(({ met }) => met) ? 0 : 1
} finally {
  await running.stop()
}
