import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, eventOf, submissionOf } from './event.ts'
import { measured } from './process.ts'
import type { Row } from './rows.ts'

/** Measurements: by the name of the row and of the figure, a number for each round. */
export type Measurements = ReadonlyMap<string, Readonly<Record<string, number[]>>>

export interface Bill {
  readonly calls: number
  readonly writeUnits: number
  readonly readUnits: number
}

export interface Conformance {
  readonly results: Readonly<Record<string, boolean>>
  readonly submission: Bill
  readonly replay: Bill
  readonly invalid: Bill
  readonly preflight: Bill
}

export interface WarmPlan {
  readonly warmUp: number
  readonly single: number
  readonly crowd: number
  readonly total: number
}

const template = (key: number | string): string => JSON.stringify(eventOf(submissionOf(key)))

/** Another order in each round, so that no row always follows the same one. */
const rotated = <A>(all: readonly A[], by: number): readonly A[] => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
]

const interleaved = async (
  rows: readonly Row[],
  { rounds, name }: { readonly rounds: number; readonly name: string },
  once: (row: Row, round: number) => Promise<Record<string, number>>,
): Promise<Measurements> => {
  const all = new Map(rows.map((row): [string, Record<string, number[]>] => [row.name, {}]))
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`\r${name}: round ${round + 1} of ${rounds} `)
    for (const row of rotated(rows, round)) {
      const values = all.get(row.name) ?? {}
      for (const [key, value] of Object.entries(await once(row, round))) (values[key] ??= []).push(value)
    }
  }
  process.stderr.write('\n')
  return all
}

interface Stub {
  readonly port: number
  readonly cert: string
}

/** Answers in a separate process, to share no processor time with the measured one. */
const startStub = async () => {
  const child = fork(join(import.meta.dirname, 'stub.mjs'))
  const stub = await new Promise<Stub>((resolve, reject) => {
    child.once('message', (message) => {
      resolve(message as Stub)
    })
    child.once('exit', () => {
      reject(new Error('the stub did not start'))
    })
  })
  return { ...stub, stop: () => child.disconnect() }
}

/** Node flags of Lambda's runtimes, for a function of 512 MB. */
export const flags = ['--expose-gc', '--max-http-header-size=81920', '--max-semi-space-size=25', '--max-old-space-size=460']

/** Load and first answer in a fresh process, against HTTPS that answers at once. */
export const cold = async (rows: readonly Row[], rounds: number, options: readonly string[] = []) => {
  const { port, cert, stop } = await startStub()
  const folder = await mkdtemp(join(tmpdir(), 'dynamosync-bench-'))
  const trusted = join(folder, 'cert.pem')
  await writeFile(trusted, cert)
  try {
    return await interleaved(rows, { rounds, name: 'cold start' }, async ({ bundle, title }) => {
      const result = await measured<Record<'load' | 'wall' | 'cpu' | 'statusCode', number>>('cold.mjs', {
        ...environment,
        BENCH_BUNDLE: bundle,
        BENCH_EVENT: template('1'),
        NODE_EXTRA_CA_CERTS: trusted,
        AWS_ENDPOINT_URL_DYNAMODB: `https://localhost:${port}`,
      }, options)
      if (result.statusCode !== 201) throw new Error(`${title} answered ${result.statusCode}`)
      return result
    })
  } finally {
    stop()
    await rm(folder, { recursive: true })
  }
}

/** CPU time of each invocation once warm, HTTP answered in the process; and the memory that is held at the end. */
export const warm = (rows: readonly Row[], rounds: number, plan: WarmPlan) =>
  interleaved(rows, { rounds, name: 'warm' }, ({ bundle }, round) =>
    measured<Record<'one' | 'many' | 'rss' | 'invocations', number>>('warm.mjs', {
      ...environment,
      BENCH_BUNDLE: bundle,
      BENCH_EVENT: template('00000000'),
      // Only the last round runs long enough for memory use to settle.
      BENCH_PLAN: JSON.stringify(round === rounds - 1 ? plan : { ...plan, total: 0 }),
    }),
  )

/** The behaviours of each row, and what DynamoDB bills for it. */
export const conformance = async (rows: readonly Row[]): Promise<Map<string, Conformance>> => {
  const all = new Map<string, Conformance>()
  for (const { name, bundle } of rows)
    all.set(
      name,
      await measured<Conformance>('conformance.mjs', { ...environment, BENCH_BUNDLE: bundle }, [
        '--disable-warning=ExperimentalWarning',
      ]),
    )
  return all
}
