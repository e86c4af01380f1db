import type * as t from 'io-ts'
import { defect } from './defect.js'
import type { AnyField } from './field.js'
import { checkNames, checkOptions } from './form-checks.js'
import { codecOf } from './form-codec.js'

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

/** What to do with a form's submissions. Every member may be left out. */
export interface FormOptions<Name extends string = string> {
  /** The heading of its page; by default the name, capitalised. */
  readonly title?: string
  /** Named in every stored submission and its receipt; change it when the meaning of the fields changes. */
  readonly version?: string
  /** The field that identifies a submission: a second one with the same value meets the first. */
  readonly naturalKey?: Name
  /** What a new submission does to an older one with the same natural key. By default it is refused. */
  readonly whenTaken?: 'refuse' | 'replace'
  /** Refuse a submission without an idempotency key. */
  readonly keyRequired?: boolean
  /** Erased by the store after this many days. By default never. */
  readonly retain?: { readonly days: number }
  /** Partitions of the time index, 1 to 1,024; more than one only for thousands of writes a second. Only ever grows. */
  readonly shards?: number
}

/** A name, its fields, and what to do with them: the unit that a user defines. */
export interface Form<S extends Schema = Schema> {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly fields: S
  /** The io-ts codec of the whole form. Its error contexts lead to the field; its messages are complaint codes. */
  readonly codec: t.Type<ValuesOf<S>, ValuesOf<S>, unknown>
  readonly naturalKey: string | undefined
  readonly whenTaken: 'refuse' | 'replace'
  readonly keyRequired: boolean
  readonly retain: { readonly days: number } | undefined
  readonly shards: number
}

/** The type of a form's decoded fields: `type Contact = FieldsOf<typeof contact>`. */
export type FieldsOf<F extends AnyForm> = F['codec'] extends t.Decoder<unknown, infer A> ? A : never

/** A form whose fields are not known: what use cases and adapters handle. */
export interface AnyForm extends Omit<Form, 'codec'> {
  readonly codec: t.Decoder<unknown, Fields>
}

/** Decoded values by declared name. */
export type Fields = Readonly<Record<string, unknown>>

/** The forms that a deployment collects, by name. */
export type Forms = ReadonlyMap<string, AnyForm>

const capitalised = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')

/**
 * Defines a form, from which everything else is derived: its type, its checks, its page.
 *
 * @param name 1 to 64 of a–z, 0–9 and `-`; part of its address and of every key in the table
 * @param fields by name: 1 to 64 of A–Z, a–z, 0–9 and `_`, starting with a small letter
 * @throws when the definition makes no sense, naming the mistake
 * @example
 * export const record = form('record', {
 *   id: text({ label: 'ID', maxLength: 200 }),
 *   value: text({ label: 'Value', maxLength: 4000 }),
 * }, { naturalKey: 'id', whenTaken: 'replace' })
 */
export const form = <S extends Schema>(
  name: string,
  fields: S,
  options: FormOptions<keyof S & string> = {},
): Form<S> => {
  checkNames(name, fields)
  checkOptions(name, fields, options)
  return {
    name,
    title: options.title ?? capitalised(name),
    version: options.version ?? '1',
    fields,
    codec: codecOf<ValuesOf<S>>(name, fields),
    naturalKey: options.naturalKey,
    whenTaken: options.whenTaken ?? 'refuse',
    keyRequired: options.keyRequired ?? false,
    retain: options.retain,
    shards: options.shards ?? 1,
  }
}

/** The forms by name. @throws when two have the same name */
export const formsOf = (forms: readonly AnyForm[]): Forms => {
  const byName = new Map(forms.map((each) => [each.name, each]))
  return byName.size === forms.length ? byName : defect('two forms have the same name')
}
