/**
 * `npm run soak -- --minutes 1 --faults 0.2`: simulates people who submit, press twice, replace and erase, through a
 * proxy that fails, on a DynamoDB in a separate process; after each round audits the table against the answers they
 * received.
 */
import { createHistogram } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Command, InvalidArgumentError } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { embeddedDynamo } from '../src/adapters/dynalite/process.js'
import { ensureTable } from '../src/adapters/dynamodb/table.js'
import { progress } from '../src/adapters/terminal/progress.js'
import { itemsIn } from '../test/adapters/dynamodb/faults/audit.js'
import { faultProxy, type FaultProxy } from '../test/adapters/dynamodb/faults/proxy.js'
import { faultAt, numbers } from '../test/adapters/dynamodb/faults/scripts.js'
import { service } from '../test/adapters/dynamodb/faults/dying-function.js'
import { type Findings, findingsIn, nothing, together } from './soak/findings.js'
import { act, emptyDiary, erased, keyed, ownerAt, replacing } from './soak/people.js'
import { localCredentials } from '../src/adapters/system/local-credentials.js'

interface Options {
  readonly minutes: number
  readonly faults: number
  readonly people: number
  readonly seed: number
  readonly endpoint?: string
}

const table = 'dynamosync-soak'

/** Acts per round: the capacity of a diary. */
const perRound = 5_000

const numberFrom =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!(value >= least && value <= most)) throw new InvalidArgumentError(`It must be from ${least} to ${most}.`)
    return value
  }

const options = new Command('soak')
  .description('Runs a load with injected faults, then compares what was stored with what was answered.')
  .option('--minutes <n>', 'duration in minutes', numberFrom(0.05, 10_000), 1)
  .option(
    '--faults <rate>',
    'share of the calls to the store that meet a fault: 0 to 0.9',
    numberFrom(0, 0.9),
    0.2,
  )
  .option('--people <n>', 'number of concurrent people', numberFrom(1, 500), 24)
  .option('--seed <n>', 'seed of the random numbers', numberFrom(0, 2 ** 31), 1)
  .option('--endpoint <url>', `endpoint of a DynamoDB, such as a container’s, in which the table “${table}” is created`)
  .addHelpText('after', '\nExit status: 0 nothing was lost, stored twice or answered wrongly; 1 something was.\n')
  .parse()
  .opts<Options>()

process.env['AWS_REGION'] ??= 'us-east-1'
Object.assign(process.env, localCredentials(process.env))

const chance = numbers(options.seed)
const times = createHistogram()
const end = Date.now() + options.minutes * 60_000
const bar = progress('Soaking', 'acts')
const state = { acts: 0, answers: 0, busy: 0, stopped: false }
process.once('SIGINT', () => {
  state.stopped = true
})

const store = async (): Promise<{ readonly endpoint: string; readonly stop: () => Promise<void> }> => {
  if (options.endpoint !== undefined) return { endpoint: options.endpoint, stop: () => Promise.resolve() }
  const started = await embeddedDynamo({
    port: 0,
    childPath: fileURLToPath(new URL('../src/adapters/dynalite/child.js', import.meta.url)),
    report: console.error,
    afterRestart: () => Promise.resolve(),
  })
  if (E.isLeft(started))
    throw new Error(`the embedded DynamoDB does not start: ${JSON.stringify(started.left)}`)
  return started.right
}

/** Simulates people until the end of the round, or of the time; then audits the table against their answers. */
const round = async (endpoint: string, proxy: FaultProxy): Promise<Findings> => {
  await ensureTable({ endpoint, table })
  const world = {
    service: service([keyed, replacing, erased], table, proxy.endpoint),
    owner: ownerAt(proxy.endpoint, table),
    chance,
    diary: emptyDiary(),
    time: (milliseconds: number) => {
      state.answers += 1
      times.record(Math.max(1, Math.round(milliseconds * 1_000)))
    },
  }
  const last = state.acts + perRound
  const person = async (): Promise<void> => {
    while (state.acts < last && Date.now() < end && !state.stopped) {
      state.acts += 1
      await act(world, String(state.acts))
      bar.update(Math.min(1, 1 - (end - Date.now()) / (options.minutes * 60_000)), state.acts)
    }
  }
  const began = Date.now()
  await Promise.all(Array.from({ length: options.people }, person))
  state.busy += Date.now() - began
  await proxy.settled()
  const findings = findingsIn(world.diary, await itemsIn(endpoint, table))
  const client = new DynamoDBClient({ endpoint })
  await client.send(new DeleteTableCommand({ TableName: table }))
  client.destroy()
  return findings
}

const milliseconds = (percent: number): string => `${(times.percentile(percent) / 1_000).toFixed(1)} ms`

const report = ({ acknowledged, lost, duplicates, wrong }: Findings, faulted: number): string =>
  [
    ['acknowledged', acknowledged],
    ['lost', lost.length],
    ['duplicates', duplicates.length],
    ['wrong answers', wrong.length],
    ['calls with faults', faulted],
    ['answers', `${state.answers}, ${Math.round((1_000 * state.answers) / state.busy)} per second`],
    ['time to an answer', `p50 ${milliseconds(50)}, p99 ${milliseconds(99)}`],
  ]
    .map(([name, value]) => `${String(name).padEnd(18)} ${value}`)
    .join('\n')

const main = async (): Promise<number> => {
  const { endpoint, stop } = await store()
  const proxy = await faultProxy(endpoint)
  proxy.storm(() => faultAt(chance, options.faults))
  let all = nothing
  do all = together(all, await round(endpoint, proxy))
  while (Date.now() < end && !state.stopped)
  bar.end()
  console.log(report(all, proxy.faulted()))
  const mistakes = [...all.lost, ...all.duplicates, ...all.wrong]
  for (const mistake of mistakes.slice(0, 20)) console.log(`- ${mistake}`)
  await proxy.close()
  await stop()
  return mistakes.length === 0 ? 0 : 1
}

process.exitCode = await main()
