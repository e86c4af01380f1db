import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Trouble } from '../../ports/owner-store.js'

/** Exit codes: 0 all is well, 1 findings or nothing found, 2 the command itself went wrong. */
export const exit = { fine: 0, findings: 1, trouble: 2 } as const

/** What a terminal would act on is written as JSON escapes it; JSON itself leaves C1 and DEL. */
export const safe = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** A line of data. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** A line about the command, which is no data. */
export const note = (line: string): void => void process.stderr.write(`${line}\n`)

/** The value of a task. @throws an error with the sentence of what stands against it */
export const run = async <A>(task: TaskEither<Trouble, A>): Promise<A> => {
  const result = await task()
  if (result._tag === 'Left') throw new Error(result.left.message)
  return result.right
}

/** `1 submission`, `2 submissions`. */
export const counted = (count: number): string => `${count} submission${count === 1 ? '' : 's'}`
