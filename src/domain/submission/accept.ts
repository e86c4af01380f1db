import * as E from 'fp-ts/lib/Either.js'
import type { SubmissionRejection } from '../failure/failure.js'
import type { AnyForm, FieldsOf } from '../form/form.js'

export { mostComplaints } from '../form/check-fields.js'

/**
 * The values of a submission, or every complaint at once.
 *
 * @param form the form that was filled in
 * @returns for any input an Either: `ValidationFailed` with at most 100 complaints, none of which holds a value
 * @example
 * accept(record)({ id: '42', value: 'hello' })  // right({ id: '42', value: 'hello' })
 */
export const accept =
  <F extends AnyForm>(form: F) =>
  (input: unknown): E.Either<SubmissionRejection, FieldsOf<F>> => {
    const result = form.check(input)
    return E.isRight(result)
      ? (result as E.Right<FieldsOf<F>>)
      : E.left({ _tag: 'ValidationFailed', complaints: result.left })
  }
