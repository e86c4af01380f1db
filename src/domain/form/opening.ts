import * as E from 'fp-ts/lib/Either.js'
import type { SubmissionRejection } from '../failure/failure.js'
import type { AnyForm } from './form.js'
import type { Instant } from '../kernel/instant.js'

/** Checks that a form is open: from `opens`, inclusive, to `closes`, exclusive. Otherwise returns `FormClosed`. */
export const checkOpen = (
  { opens, closes }: AnyForm,
  now: Instant,
): E.Either<SubmissionRejection, Instant> => {
  const isOpen = (opens === undefined || now >= opens) && (closes === undefined || now < closes)
  return isOpen ? E.right(now) : E.left({ _tag: 'FormClosed' })
}
