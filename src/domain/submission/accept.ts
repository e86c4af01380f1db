import * as E from 'fp-ts/lib/Either.js'
import type { SubmissionRejection } from '../failure/failure.js'
import type { AnyForm, FieldsOf } from '../form/form.js'

export { mostComplaints } from '../form/check-fields.js'

/**
 * Validates input against a form. The result is all values, or every complaint at once.
 *
 * @param form the form that was filled in
 * @returns an Either for any input; `ValidationFailed` has at most 100 complaints, none of which contains a value
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
