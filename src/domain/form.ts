import type * as t from 'io-ts'
import { defect } from './defect.js'
import { checkForm } from './form-checks.js'
import { codecOf } from './form-codec.js'
import type { FormOptions } from './form-options.js'
import type { Fields, Schema, ValuesOf } from './schema.js'

export type { FormOptions } from './form-options.js'
export type { Fields, Schema, ValuesOf } from './schema.js'

/** A name, its fields, and what to do with them: the unit that a user defines. */
export interface Form<S extends Schema> {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly fields: S
  /** The io-ts codec of the whole form. Its error contexts lead to the field; its messages are complaint codes. */
  readonly codec: t.Type<ValuesOf<S>>
  readonly naturalKey: string | undefined
  readonly whenTaken: 'refuse' | 'replace'
  readonly keyRequired: boolean
  readonly retain: { readonly days: number } | undefined
  readonly shards: number
}

/** The type of a form's decoded fields: `type Contact = FieldsOf<typeof contact>`. */
export type FieldsOf<F extends AnyForm> = F['codec'] extends t.Decoder<unknown, infer A> ? A : never

/** A form whose fields are not known: what use cases and adapters handle. */
export interface AnyForm extends Omit<Form<Schema>, 'codec'> {
  readonly codec: t.Decoder<unknown, Fields>
}

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
  checkForm(name, fields, options)
  return {
    name,
    title: options.title ?? capitalised(name),
    version: options.version ?? '1',
    fields,
    codec: codecOf(name, fields),
    naturalKey: options.naturalKey,
    whenTaken: options.whenTaken ?? 'refuse',
    keyRequired: options.keyRequired ?? false,
    retain: options.retain,
    shards: options.shards ?? 1,
  }
}

/** The forms by name. @throws when two have the same name, naming it */
export const formsOf = (forms: readonly AnyForm[]): Forms => {
  const byName = new Map(forms.map((each) => [each.name, each]))
  const twice = forms.find((each) => byName.get(each.name) !== each)
  return twice === undefined ? byName : defect(`two forms are called “${twice.name}”`)
}
