import type * as t from 'io-ts'
import type { AnyField } from './field.js'

/** The fields of a form, by name. */
export type Schema = Readonly<Record<string, AnyField>>

type ValueOf<F extends AnyField> = F['codec'] extends t.Decoder<unknown, infer A> ? A : never

type OptionalNames<S extends Schema> = {
  [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never
}[keyof S]

/** The decoded values of a schema: optional fields that were left empty are not there. */
export type ValuesOf<S extends Schema> = {
  readonly [K in Exclude<keyof S, OptionalNames<S>>]: ValueOf<S[K]>
} & { readonly [K in OptionalNames<S>]?: Exclude<ValueOf<S[K]>, undefined> }

/** Decoded values by declared name. */
export type Fields = Readonly<Record<string, unknown>>
