import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Fields, Schema } from './schema.js'

const isRecord = (u: unknown): u is Fields => typeof u === 'object' && u !== null && !Array.isArray(u)

const noContext: t.Context = []

/** Decodes every field and gathers all errors, so that a person mends them at once. */
export const codecOf = <A>(name: string, fields: Schema): t.Type<A> => {
  const entries = Object.entries(fields)
  const validate = (u: unknown, context: t.Context): t.Validation<Fields> => {
    if (!isRecord(u)) return t.failure(u, context)
    const values: Record<string, unknown> = {}
    const errors: t.Errors = []
    for (const [key, { codec }] of entries) {
      const value = Object.hasOwn(u, key) ? u[key] : undefined
      const result = codec.validate(value, noContext)
      if (E.isLeft(result)) errors.push(...result.left.map((error) => within(context, key, codec, error)))
      else if (result.right !== undefined) values[key] = result.right
    }
    for (const key of Object.keys(u))
      if (!Object.hasOwn(fields, key)) errors.push(within(context, key, t.unknown, unknownField))
    return errors.length > 0 ? t.failures(errors) : t.success(values)
  }
  const is = (u: unknown): u is A => E.isRight(validate(u, noContext))
  return new t.Type(name, is, validate as t.Validate<unknown, A>, t.identity)
}

const unknownField: t.ValidationError = { value: undefined, context: [], message: 'unknown-field' }

/** The value is dropped here, once: no error of a form can carry what was typed. */
const within = (
  context: t.Context,
  key: string,
  type: t.Decoder<unknown, unknown>,
  error: t.ValidationError,
): t.ValidationError => ({
  value: undefined,
  context: [...context, { key, type }, ...error.context.filter((entry) => entry.key !== '')],
  ...(error.message === undefined ? {} : { message: error.message }),
})
