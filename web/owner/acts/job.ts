import * as E from 'fp-ts/lib/Either.js'
import type { Asked } from '../api.js'
import { stopped, type Problem } from '../trouble.js'

/** Results so far. */
export interface Tally {
  readonly done: number
  /** Number that were erased or expired in the meantime. */
  readonly gone: number
  /** Numbers of refusals by the service's reason. */
  readonly refused: ReadonlyMap<string, number>
}

/** An action on many submissions, which can resume after a stop. */
export interface Job {
  /** Runs to the end, or returns the reason it stopped. */
  readonly run: () => Asked<Tally>
}

export interface JobOptions {
  /** The next ids; none at the end. */
  readonly next: () => Asked<readonly string[]>
  readonly perform: (id: string) => Asked<unknown>
  readonly signal: AbortSignal
  /** Called after each submission, with its id if it has left the list. */
  readonly tell: (tally: Tally, left: string | undefined) => void
}

/** Concurrent requests: each occupies a function, and a new AWS account has ten in all. */
const atOnce = 4

/** Whether a problem concerns this submission only, so that others may succeed. */
const isOwn = ({ kind }: Problem): boolean => kind === 'missing' || kind === 'invalid'

export const jobOf = ({ next, perform, signal, tell }: JobOptions): Job => {
  let tally: Tally = { done: 0, gone: 0, refused: new Map() }
  let queue: readonly string[] = []

  const settle = (id: string, problem: Problem | undefined): void => {
    const { done, gone, refused } = tally
    if (problem === undefined) tally = { ...tally, done: done + 1 }
    else if (problem.kind === 'missing') tally = { ...tally, gone: gone + 1 }
    else {
      const { message } = problem
      tally = { ...tally, refused: new Map([...refused, [message, (refused.get(message) ?? 0) + 1]]) }
    }
    queue = queue.filter((each) => each !== id)
    tell(tally, problem?.kind === 'invalid' ? undefined : id)
  }
  /** Applies the action to one submission; returns a problem that also stops the others. */
  const one = async (id: string): Promise<Problem | undefined> => {
    const answer = await perform(id)
    if (E.isRight(answer)) settle(id, undefined)
    else if (isOwn(answer.left)) settle(id, answer.left)
    else return answer.left
    return undefined
  }
  const some = async (): Promise<Problem | undefined> =>
    (await Promise.all(queue.slice(0, atOnce).map(one))).find((problem) => problem !== undefined)
  const fill = async (): Asked<boolean> => {
    if (queue.length > 0) return E.right(true)
    const found = await next()
    if (E.isRight(found)) queue = found.right
    return E.map((ids: readonly string[]) => ids.length > 0)(found)
  }
  const run = async (): Asked<Tally> => {
    for (;;) {
      if (signal.aborted) return E.left(stopped())
      const filled = await fill()
      if (E.isLeft(filled)) return filled
      if (!filled.right) return E.right(tally)
      const problem = await some()
      if (problem !== undefined) return E.left(problem)
    }
  }
  return { run }
}
