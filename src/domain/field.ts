import type * as t from 'io-ts'

/** What every kind of field may say of itself. */
export interface FieldOptions {
  /** What the person reads beside the input. */
  readonly label: string
  /** One more sentence of help below the label. */
  readonly hint?: string
  /** An HTML `autocomplete` token, such as `email`. */
  readonly autocomplete?: string
  /** Left empty without a complaint. Fields are required unless they say so. */
  readonly optional?: boolean
  /** Shown and filtered in the owner's lists (all listed fields together: 400 bytes). */
  readonly listed?: boolean
}

/** A field's description: the source of its HTML, its schema and the words of its complaints. */
export interface Description extends FieldOptions {
  readonly kind: 'text'
  readonly minLength?: number
  readonly maxLength?: number
  readonly multiline?: boolean
}

/**
 * One input: an io-ts codec and its description.
 * The codec decodes the string that an HTML form sends and the native value that JSON sends to the same `A`,
 * gets `undefined` for an absent name, and fails with a `ComplaintCode` as the io-ts message.
 */
export interface Field<A> {
  readonly codec: t.Type<A, unknown>
  readonly description: Description
}

/** A field of any type, for code that handles fields without knowing them. */
export interface AnyField {
  readonly codec: t.Decoder<unknown, unknown>
  readonly description: Description
}

/** Absent, empty or nothing but white space: the three ways in which a form says "no answer". */
export const isEmpty = (input: unknown): boolean =>
  input === undefined || input === null || (typeof input === 'string' && input.trim() === '')
