import { spawnSync } from 'node:child_process'
import type { LambdaReply } from '../../../src/adapters/lambda/index.js'

/** The file that is deployed, as `npm run bundle` writes it. */
export const bundle = new URL('../../../lambda/submit/index.cjs', import.meta.url)

/** What came of loading the function and of handing it events, one after the other. */
export interface Run {
  readonly exports: readonly string[]
  readonly replies: readonly LambdaReply[]
  /** Its log, line by line. */
  readonly log: readonly string[]
  /** Warnings, or why it could not be loaded. */
  readonly errors: string
}

const program = `
  import { readFileSync, writeSync } from 'node:fs'
  const { events, bundle, remaining, together } = JSON.parse(readFileSync(0, 'utf8'))
  const loaded = await import(bundle)
  const answer = (event) => loaded.handler(event, { getRemainingTimeInMillis: () => remaining })
  const replies = together ? await Promise.all(events.map(answer)) : []
  if (!together) for (const event of events) replies.push(await answer(event))
  writeSync(3, JSON.stringify({ exports: Object.keys(loaded), replies }))
`

/** What may be another than usual: the time that is left, in milliseconds, and the file. */
export interface Circumstances {
  readonly remaining?: number
  readonly entry?: URL
  /** Whether it is handed all events at once. */
  readonly together?: boolean
}

/** Loads the function as Lambda does: in a process of its own, which has its environment variables and no others. */
export const runFunction = (
  env: Readonly<Record<string, string>>,
  events: readonly unknown[] = [],
  { remaining = 3_000, entry = bundle, together = false }: Circumstances = {},
): Run => {
  const { output } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...env },
    input: JSON.stringify({ events, bundle: entry.href, remaining, together }),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 20_000,
  })
  const [, log = '', errors = '', results = ''] = output.map((each) => each ?? '')
  const { exports, replies } = JSON.parse(results || '{"exports":[],"replies":[]}') as Pick<
    Run,
    'exports' | 'replies'
  >
  return { exports, replies, log: log.split('\n').filter((line) => line !== ''), errors }
}
