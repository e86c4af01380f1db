import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import { type Complaint, pointerTo } from './complaint.js'
import type { Rejection } from './failure.js'
import type { AnyForm, FieldsOf } from './form.js'
import { isComplaintCode, sentence } from './words.js'

/** Complaints beyond this many are not reported. */
export const mostComplaints = 100

const complaintOf =
  (form: AnyForm) =>
  ({ context, message }: t.ValidationError): Complaint => {
    const name = context.find(({ key }) => key !== '')?.key ?? ''
    const code = isComplaintCode(message) ? message : 'invalid'
    const field = Object.hasOwn(form.fields, name) ? form.fields[name] : undefined
    return {
      pointer: pointerTo(name),
      code,
      message: sentence(code, field?.description ?? { kind: 'text', label: form.title }),
    }
  }

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
  (input: unknown): E.Either<Rejection, FieldsOf<F>> =>
    pipe(
      form.codec.decode(input) as E.Either<t.Errors, FieldsOf<F>>,
      E.mapLeft((errors): Rejection => ({
        _tag: 'ValidationFailed',
        complaints: errors.slice(0, mostComplaints).map(complaintOf(form)),
      })),
    )
