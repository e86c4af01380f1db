import * as E from '../kernel/either.js'
import type * as t from 'io-ts'
import { codec } from '../kernel/codec.js'
import type { ComplaintCode } from '../kernel/complaint.js'
import type { Description } from './description.js'
import { checkDescription } from './description-rules.js'
import { type Field, isEmpty } from './field.js'
import type { Read } from './read.js'
import { sameValue } from './same-value.js'

export type { Read } from './read.js'

/** The rules of a kind of field. */
interface KindRules {
  readonly read: Read<unknown>
  /** The answer that an empty value stands for, or the code of the complaint about it. Default: `required`. */
  readonly empty?: ReturnType<Read<unknown>>
  /** The native value that reads back as `value`. Default: the value itself. */
  readonly encode?: (value: unknown) => unknown
}

const none = E.right(undefined)

const answerToNothing = ({ optional, default: fallback }: Description): E.Either<ComplaintCode, unknown> => {
  if (fallback !== undefined) return E.right(fallback)
  return optional === true ? none : E.left('required')
}

/**
 * A field made from its description and its reader. Its errors do not contain the input.
 *
 * @throws when the form is defined, if the description is invalid
 */
export const fieldOf = <A, I>(description: Description, rules: KindRules): Field<A, I> => {
  const { read, empty, encode = identity } = rules
  checkDescription(description, read)
  const nothing = empty ?? answerToNothing(description)
  const validate = (input: unknown, context: t.Context): t.Validation<unknown> => {
    const result = isEmpty(input) ? nothing : read(input)
    return result._tag === 'Right' ? result : E.left([{ value: undefined, context, message: result.left }])
  }
  /** A stored value need not be valid input: a consent stores a version, and a custom codec may produce anything. */
  const isRead = (value: unknown): E.Either<ComplaintCode, unknown> =>
    value === undefined ? nothing : read(encode(value))
  const is = (value: unknown): value is A => {
    const result = isRead(value)
    return E.isRight(result) && sameValue(result.right, value)
  }
  const encoded = (value: unknown): I => (value === undefined ? value : encode(value)) as I
  return {
    codec: codec<A, I>({
      name: description.kind,
      is,
      validate: validate as t.Validate<unknown, A>,
      encode: encoded,
    }),
    description,
  }
}

const identity = (value: unknown): unknown => value
