import type * as t from 'io-ts'
import type { AnyField, Field } from './field.js'

/** The fields of a form, by name. */
export type Schema = Readonly<Record<string, AnyField>>

/** Fields as an author writes them; a bare io-ts codec may replace a field. */
export type Definitions = Readonly<Record<string, AnyField | t.Mixed>>

/** The fields made from definitions. */
export type SchemaOf<D extends Definitions> = {
  readonly [K in keyof D]: D[K] extends AnyField
    ? D[K]
    : D[K] extends t.Mixed
      ? Field<t.TypeOf<D[K]>, t.OutputOf<D[K]>>
      : never
}

type ValueOf<F extends AnyField> = F['codec'] extends t.Decoder<unknown, infer A> ? A : never
type SentOf<F extends AnyField> = F['codec'] extends t.Encoder<infer _, infer I> ? I : unknown

type OptionalNames<S extends Schema> = {
  [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never
}[keyof S]

type OptionalSent<S extends Schema> = {
  [K in keyof S]: undefined extends SentOf<S[K]> ? K : never
}[keyof S]

/** The decoded values of a schema, without optional fields that were left empty. */
export type ValuesOf<S extends Schema> = {
  readonly [K in Exclude<keyof S, OptionalNames<S>>]: ValueOf<S[K]>
} & { readonly [K in OptionalNames<S>]?: Exclude<ValueOf<S[K]>, undefined> }

/** The input that a program may send for a schema; anything that may be empty may be left out. */
export type InputsOf<S extends Schema> = {
  readonly [K in Exclude<keyof S, OptionalSent<S>>]: SentOf<S[K]>
} & { readonly [K in OptionalSent<S>]?: SentOf<S[K]> }

/** Decoded values by declared name. */
export type Fields = Readonly<Record<string, unknown>>
