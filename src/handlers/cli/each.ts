import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Trouble } from '../../ports/owner-store.js'
import { interruption } from './interrupt.js'
import { counted, exit, note } from './output.js'

/** An action on each of several submissions. */
export interface Act<A> {
  /** Past participle, such as “erased”. */
  readonly done: string
  /** Acts on one submission; may be repeated. Undefined if no submission has this id. */
  readonly run: (id: string) => TaskEither<Trouble, A | undefined>
  readonly show: (id: string, result: A) => void
}

type Done<A> = E.Either<Trouble, A | undefined>

/** Prints the result for one submission. @returns the count that it belongs to */
const said = <A>({ done, show }: Act<A>, id: string, result: Done<A>): 'done' | 'missing' | 'failed' => {
  if (E.isLeft(result)) {
    note(`${id} was not ${done}: ${result.left.message}`)
    return 'failed'
  }
  if (result.right === undefined) {
    note(`There is no submission with the id ${id}.`)
    return 'missing'
  }
  show(id, result.right)
  return 'done'
}

const isRefused = (result: Done<unknown>): boolean => E.isLeft(result) && result.left._tag === 'NoAccess'

const codeOf = ({ missing, failed }: Readonly<Record<'missing' | 'failed', number>>): number => {
  if (failed > 0) return exit.trouble
  return missing > 0 ? exit.findings : exit.fine
}

/** Submissions processed at a time. */
const atOnce = 8

/**
 * Applies an action to several submissions, a few at a time, until Ctrl-C or until the credentials are refused.
 *
 * @returns the exit code: 0 done to all, 1 some are missing, 2 some failed, 130 stopped by Ctrl-C
 */
export const toEach = async <A>(ids: readonly string[], act: Act<A>): Promise<number> => {
  const stop = interruption()
  const tally = { done: 0, missing: 0, failed: 0 }
  for (let n = 0; n < ids.length && stop.code() === undefined; n += atOnce) {
    const group = ids.slice(n, n + atOnce)
    const results = await Promise.all(group.map((id) => act.run(id)()))
    for (const [at, result] of results.entries()) tally[said(act, group[at] ?? '', result)] += 1
    if (results.some(isRefused)) break
  }
  stop.end()
  if (tally.done + tally.missing < ids.length)
    note(`${tally.done} of ${counted(ids.length)} ${act.done}. Run the same command again to do the rest.`)
  return stop.code() ?? codeOf(tally)
}
