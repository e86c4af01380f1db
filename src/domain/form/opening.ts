import * as E from 'fp-ts/lib/Either.js'
import type { SubmissionRejection } from '../failure/failure.js'
import type { AnyForm } from './form.js'
import type { Instant } from '../kernel/instant.js'

/** Whether a form takes submissions at a moment: from `opens` on, until just before `closes`. Else `FormClosed`. */
export const checkOpen = (
  { opens, closes }: AnyForm,
  now: Instant,
): E.Either<SubmissionRejection, Instant> => {
  const isOpen = (opens === undefined || now >= opens) && (closes === undefined || now < closes)
  return isOpen ? E.right(now) : E.left({ _tag: 'FormClosed' })
}
