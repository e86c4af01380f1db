import { isBlank } from '../kernel/typed.js'
import type * as t from 'io-ts'
import type { Description, FieldOptions } from './description.js'

export type { Description, FieldOptions, TypedFieldOptions } from './description.js'

/**
 * One input: an io-ts codec and its description. The codec decodes both the string from an HTML form and the native
 * value from JSON into the same `A`, receives `undefined` for an absent name, and fails with a `ComplaintCode` as the
 * io-ts message. It encodes an `A` to the native value `I`, which decodes to the same `A` again.
 */
export interface Field<A, I = unknown> {
  readonly codec: t.Type<A, I>
  readonly description: Description
}

/** A field of any type, for code that handles fields without knowing them. */
export interface AnyField {
  readonly codec: t.Decoder<unknown, unknown>
  readonly description: Description
}

/** The type of any default; undefined means no default. */
type Default = string | number | boolean | object

/** The value of a field; it may be missing if the field is optional and has no default. */
export type Value<A, O extends FieldOptions> = O extends { readonly shownWhen: object }
  ? A | undefined
  : O extends { readonly optional: true }
    ? O extends { readonly default: Default }
      ? A
      : A | undefined
    : A

/** The input that a program may send for a field; it may be left out if the field is optional or has a default. */
export type Sent<I, O extends FieldOptions> = O extends
  | { readonly optional: true }
  | { readonly default: Default }
  | { readonly shownWhen: object }
  ? I | null | undefined
  : I

/** Whether a value is no answer: missing, empty, or without a visible character. */
export const isEmpty = (input: unknown): boolean =>
  input === undefined || input === null || (typeof input === 'string' && isBlank(input))
