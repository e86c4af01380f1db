import { type ChildProcess, fork } from 'node:child_process'
import * as E from 'fp-ts/lib/Either.js'
import { type ChildMessage, type Order, type Refusal, stopMessage } from './process-messages.js'

/** Receives the new image of a stored item that triggers notifications. */
export type Written = (item: Readonly<Record<string, unknown>>) => void

/** End of a process of the embedded DynamoDB. */
export interface ProcessEnd {
  /** Reason, for the operator. */
  readonly reason: string
  /** Whether it was asked to end. */
  readonly deliberate: boolean
}

/** A listening process of the embedded DynamoDB. */
export interface Running {
  readonly pid: number
  readonly port: number
  readonly ended: Promise<ProcessEnd>
  /** Ends it at once, whatever its state. */
  readonly kill: () => void
  /** Lets it close the store, within 1.5 seconds. */
  readonly stop: () => Promise<void>
}

/** Milliseconds to start; opening the store replays its log, which takes seconds on a slow disk. */
const startTimeout = 20_000
const stopTimeout = 1_500

const notStarted = (reason: string): readonly Refusal[] => [{ _tag: 'NotStarted', reason }]

const endingOf = (child: ChildProcess, lastWords: () => string | undefined): Promise<ProcessEnd> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) =>
      resolve({ reason: lastWords() ?? signal ?? `exit code ${code ?? 0}`, deliberate: code === 0 }),
    )
  })

const stopped = async (child: ChildProcess, ended: Promise<ProcessEnd>): Promise<void> => {
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeout)
  if (child.connected) child.send(stopMessage, () => undefined)
  await ended
  clearTimeout(timer)
}

/** Starts the process. Resolves once it listens, or with every reason why it cannot. */
export const launch = (
  childPath: string,
  order: Order,
  onWritten: Written = () => undefined,
): Promise<E.Either<readonly Refusal[], Running>> => {
  const child = fork(childPath, [JSON.stringify(order)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let lastWords: string | undefined
  const ended = endingOf(child, () => lastWords)
  const kill = (): void => void child.kill('SIGKILL')
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      kill()
      resolve(E.left(notStarted(`it was not ready after ${startTimeout / 1000} s`)))
    }, startTimeout)
    void ended.then(({ reason }) => {
      clearTimeout(timer)
      resolve(E.left(notStarted(reason)))
    })
    child.on('error', ({ message }) => resolve(E.left(notStarted(message))))
    child.on('message', (message: ChildMessage) => {
      clearTimeout(timer)
      if (message._tag === 'Written') onWritten(message.item)
      if (message._tag === 'Broken') lastWords = message.reason
      if (message._tag === 'Refused') resolve(E.left(message.refusals))
      if (message._tag === 'Listening')
        resolve(
          E.right({
            pid: child.pid ?? 0,
            port: message.port,
            ended,
            kill,
            stop: () => stopped(child, ended),
          }),
        )
    })
  })
}
