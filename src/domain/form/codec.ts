import * as E from '../kernel/either.js'
import type * as t from 'io-ts'
import { codec } from '../kernel/codec.js'
import type { Complaint } from '../kernel/complaint.js'
import type { Check } from './check-fields.js'
import type { Schema } from '../field/schema.js'

/** The context of a name that the form does not declare. */
const unknown = codec<unknown>({
  name: 'unknown',
  is: (_): _ is unknown => true,
  validate: E.right,
  encode: (value) => value,
})

const errorOf =
  (fields: Schema, context: t.Context) =>
  ({ pointer, code }: Complaint): t.ValidationError => {
    const name = pointer.slice(1)
    const type = (Object.hasOwn(fields, name) ? fields[name]?.codec : undefined) ?? unknown
    const path = name === '' ? context : [...context, { key: name, type }]
    return { value: undefined, context: path, message: code }
  }

/**
 * A form's check as an io-ts codec. Error contexts lead to the field; messages are complaint codes and contain no
 * values.
 */
export const codecOf = <A>(name: string, fields: Schema, check: Check<A>): t.Type<A> => {
  const validate = (u: unknown, context: t.Context): t.Validation<A> => {
    const result = check(u)
    return E.isRight(result) ? result : E.left(result.left.map(errorOf(fields, context)))
  }
  const is = (u: unknown): u is A => E.isRight(check(u))
  return codec({ name, is, validate, encode: (value) => value })
}
