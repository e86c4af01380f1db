import { spawnSync } from 'node:child_process'
import type { LambdaReply } from '../../../src/adapters/lambda/index.js'

/** The deployed file, as `npm run bundle` writes it. */
export const bundle = new URL('../../../lambda/submit/index.cjs', import.meta.url)

/** Result of loading the function and passing it events, in order. */
export interface Run {
  readonly exports: readonly string[]
  readonly replies: readonly LambdaReply[]
  /** Lines of its log. */
  readonly log: readonly string[]
  /** Warnings, or the error while loading. */
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

/** Differences from the defaults: remaining time in milliseconds, and the file. */
export interface Circumstances {
  readonly remaining?: number
  readonly entry?: URL
  /** Whether to pass all events at once. */
  readonly together?: boolean
}

/** Loads the function as Lambda does: in its own process, with only its environment variables. */
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
