import * as E from 'fp-ts/lib/Either.js'
import type { Asked } from '../api.js'
import { stopped, type Problem } from '../trouble.js'

/** What became of all of them so far. */
export interface Tally {
  readonly done: number
  /** Somebody erased them meanwhile, or they have expired. */
  readonly gone: number
  /** How many could not be changed, by the reason that the service gave. */
  readonly refused: ReadonlyMap<string, number>
}

/** Something done to many submissions, one after the other. It can go on where it stopped. */
export interface Job {
  /** Goes on to the end; or says why it stopped before it. */
  readonly run: () => Asked<Tally>
}

export interface JobOptions {
  /** The ids of the next ones; none at the end. */
  readonly next: () => Asked<readonly string[]>
  readonly perform: (id: string) => Asked<unknown>
  readonly signal: AbortSignal
  /** Told of each that is settled: with its id where the list has it no longer. */
  readonly tell: (tally: Tally, left: string | undefined) => void
}

/** Submissions that are asked about at once: each takes a function, of which a young account has ten for everything. */
const atOnce = 4

/** Whether another one may fare better, or this one later. */
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
  /** One of them; what stops the others, too, is given back. */
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
