import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Trouble } from '../../ports/owner-store.js'
import { interruption } from './interrupt.js'
import { counted, exit, note } from './output.js'

/** What is done to each of some submissions. */
export interface Act<A> {
  /** Such as “erased”. */
  readonly done: string
  /** Again, it is the same success. Undefined where there is no submission of this id. */
  readonly run: (id: string) => TaskEither<Trouble, A | undefined>
  readonly show: (id: string, result: A) => void
}

/** How many submissions it was done to, and not done to. */
interface Tally {
  readonly done: number
  readonly missing: number
  readonly failed: number
}

const codeOf = ({ missing, failed }: Tally): number => {
  if (failed > 0) return exit.trouble
  return missing > 0 ? exit.findings : exit.fine
}

/**
 * Does the same to some submissions, one after the other, until Ctrl-C or until the credentials are refused.
 *
 * @returns the exit code: 0 done to all, 1 some are not there, 2 it could not be done to all, 130 stopped by Ctrl-C
 */
export const toEach = async <A>(ids: readonly string[], act: Act<A>): Promise<number> => {
  const stop = interruption()
  let [done, missing, failed] = [0, 0, 0]
  for (const id of ids) {
    if (stop.code() !== undefined) break
    const result = await act.run(id)()
    if (E.isLeft(result)) {
      failed += 1
      note(`${id} is not ${act.done}: ${result.left.message}`)
      if (result.left._tag === 'NoAccess') break
    } else if (result.right === undefined) {
      missing += 1
      note(`There is no submission of the id ${id}.`)
    } else {
      done += 1
      act.show(id, result.right)
    }
  }
  stop.end()
  if (done + missing < ids.length)
    note(`${done} of ${counted(ids.length)} ${act.done}. The same command resumes with the rest.`)
  return stop.code() ?? codeOf({ done, missing, failed })
}
