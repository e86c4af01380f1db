import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Complaint } from '../kernel/complaint.js'
import type { Check } from './check-fields.js'
import type { Schema } from '../field/schema.js'

const errorOf =
  (fields: Schema, context: t.Context) =>
  ({ pointer, code }: Complaint): t.ValidationError => {
    const name = pointer.slice(1)
    const type = (Object.hasOwn(fields, name) ? fields[name]?.codec : undefined) ?? t.unknown
    const path = name === '' ? context : [...context, { key: name, type }]
    return { value: undefined, context: path, message: code }
  }

/** A form's check as an io-ts codec. Error contexts lead to the field, messages are complaint codes; no values. */
export const codecOf = <A>(name: string, fields: Schema, check: Check<A>): t.Type<A> => {
  const validate = (u: unknown, context: t.Context): t.Validation<A> => {
    const result = check(u)
    return E.isRight(result) ? result : t.failures(result.left.map(errorOf(fields, context)))
  }
  const is = (u: unknown): u is A => E.isRight(check(u))
  return new t.Type(name, is, validate, t.identity)
}
