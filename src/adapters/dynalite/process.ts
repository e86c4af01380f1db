import { setTimeout as sleep } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import { type ProcessEnd, launch, type Running, type Written } from './launch.js'
import { type Order, reasonOf, type Refusal } from './process-messages.js'
import { watch } from './watch.js'

/** Options of the embedded DynamoDB. */
export interface EmbeddedOptions extends Order {
  /** Path of the built `child.ts`. */
  readonly childPath: string
  /** Receives a line for the operator. */
  readonly report: (line: string) => void
  /** Receives the new image of each item with `notify`, as the table's stream would show it. */
  readonly onWritten?: Written
  /** Runs after each restart, for example to recreate a table in memory. */
  readonly afterRestart: (endpoint: string) => Promise<void>
}

/** A DynamoDB in a separate process, restarted when it fails. */
export interface EmbeddedDynamo {
  readonly endpoint: string
  readonly pid: () => number
  /** Resolves with the reason when it has failed too often to be restarted. */
  readonly lost: Promise<string>
  readonly stop: () => Promise<void>
}

/** Minimum milliseconds of a process's life; one that fails earlier counts as a failed start. */
const shortLife = 10_000
const mostShortLives = 4
/** Seconds it stays down after a person stopped it: time to see how the site copes. */
export const restAfterStop = 10

/** Pause before a restart: none after one crash, longer after each repeated one. */
const pauseAfter = ({ deliberate }: ProcessEnd, shortLives: number): number =>
  deliberate ? restAfterStop : Math.max(0, shortLives - 1)

const announce = ({ reason, deliberate }: ProcessEnd, pause: number, inMemory: boolean): string => {
  const what = deliberate ? 'DynamoDB was stopped.' : `DynamoDB failed: ${reason}.`
  const lost = inMemory ? ' What it held in memory is lost.' : ''
  return `${what}${lost} It starts again ${pause === 0 ? 'now' : `in ${pause} s`}.`
}

/** State of the running process. */
interface Lives {
  readonly options: EmbeddedOptions
  readonly current: { running: Running }
  readonly stopping: AbortSignal
}

const endpointOf = ({ port }: Running): string => `http://127.0.0.1:${port}`

/** Starts another process and waits until that one ends too. */
const liveAgain = async ({ options, current, stopping }: Lives): Promise<ProcessEnd> => {
  const { childPath, folder, report, afterRestart, onWritten } = options
  const order = { ...(folder === undefined ? {} : { folder }), port: current.running.port }
  const next = await launch(childPath, order, onWritten)
  if (E.isLeft(next)) return { reason: next.left.map(({ _tag }) => _tag).join(), deliberate: false }
  current.running = next.right
  if (stopping.aborted) await next.right.stop()
  const ending = watch(next.right)
  try {
    await afterRestart(endpointOf(next.right))
    report(`DynamoDB is back (process ${next.right.pid}).`)
  } catch (error) {
    report(`DynamoDB is back without its table: ${reasonOf(error)}.`)
  }
  return ending
}

/** Keeps it running until it is stopped, or has failed too often; then returns the reason. */
const keepAlive = async (lives: Lives): Promise<string | undefined> => {
  const { options, current, stopping } = lives
  let ending = await watch(current.running)
  for (let shortLives = 0; !stopping.aborted;) {
    const pause = pauseAfter(ending, shortLives)
    options.report(announce(ending, pause, options.folder === undefined))
    try {
      await sleep(pause * 1000, undefined, { signal: stopping })
    } catch {
      return undefined
    }
    const started = Date.now()
    ending = await liveAgain(lives)
    shortLives = ending.deliberate || Date.now() - started > shortLife ? 0 : shortLives + 1
    if (shortLives >= mostShortLives) return ending.reason
  }
  return undefined
}

/**
 * Starts the embedded DynamoDB and keeps it running.
 *
 * @returns once it answers, or every reason why it cannot run
 */
export const embeddedDynamo = async (
  options: EmbeddedOptions,
): Promise<E.Either<readonly Refusal[], EmbeddedDynamo>> => {
  const { port, folder, childPath, onWritten } = options
  const first = await launch(childPath, folder === undefined ? { port } : { port, folder }, onWritten)
  if (E.isLeft(first)) return first
  const current = { running: first.right }
  const stopping = new AbortController()
  const lost = new Promise<string>((resolve) => {
    void keepAlive({ options, current, stopping: stopping.signal }).then((reason) => {
      if (reason !== undefined && !stopping.signal.aborted) resolve(reason)
    })
  })
  return E.right({
    endpoint: endpointOf(current.running),
    pid: () => current.running.pid,
    lost,
    stop: () => {
      stopping.abort()
      return current.running.stop()
    },
  })
}
