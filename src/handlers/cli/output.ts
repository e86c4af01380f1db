import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { visible } from '../../domain/kernel/visible.js'
import type { Trouble } from '../../ports/owner-store.js'

/** Exit codes: 0 success, 1 findings or no match, 2 the command failed, 130 stopped by Ctrl-C. */
export const exit = { fine: 0, findings: 1, trouble: 2, stopped: 130 } as const

/** JSON with all control characters escaped; JSON itself leaves C1 and DEL unescaped. */
export const safe = (value: unknown): string => visible(JSON.stringify(value))

export { note, print } from '../../adapters/terminal/output.js'

/** The value of a task. @throws an error with the trouble's message */
export const run = async <A>(task: TaskEither<Trouble, A>): Promise<A> => {
  const result = await task()
  if (result._tag === 'Left') throw new Error(result.left.message)
  return result.right
}

/** `1 submission`, `2 submissions`. */
export const counted = (count: number): string => `${count} submission${count === 1 ? '' : 's'}`
