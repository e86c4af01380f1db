import type * as t from 'io-ts'
import { rawField } from '../field/kinds/custom.js'
import { labelOf } from '../kernel/label.js'
import { defect } from '../kernel/defect.js'
import type { AnyField } from '../field/field.js'
import { type Check, checkOf } from './check-fields.js'
import { checkForm } from './definition-rules.js'
import type { Notify, NotifyOf } from './notify.js'
import type { Computation } from './computation.js'
import { codecOf } from './codec.js'
import type { Earlier, FormOptions } from './options.js'
import type { Instant } from '../kernel/instant.js'
import { instantOf } from '../field/iso-instant.js'
import type { Lang } from '../kernel/lang.js'
import type { Definitions, Fields, InputsOf, Schema, SchemaOf, ValuesOf } from '../field/schema.js'
import { type Protection, protectionOf } from '../spam/spam-option.js'
import { conditional, type Conditional } from '../field/conditions/condition.js'
import { type Standard, standardOf } from './standard.js'

export type { Earlier, FormOptions, Objection, Rule } from './options.js'
export type { Definitions, Fields, Schema, SchemaOf, ValuesOf } from '../field/schema.js'

/** A name, fields, and what to do with their values: the unit that a user defines. */
export interface Form<S extends Schema> {
  readonly name: string
  readonly title: string
  readonly intro: string | undefined
  readonly version: string
  /** Readers of submissions stored by earlier versions, by version. */
  readonly earlier: Readonly<Record<string, Earlier>> | undefined
  readonly lang: Lang
  readonly fields: S
  /** Decodes input to all values, or to every complaint at once, at most 100. No complaint contains a value. */
  readonly check: Check<ValuesOf<S>>
  /** The check as an io-ts codec. Its error contexts lead to the field; its messages are complaint codes. */
  readonly codec: t.Type<ValuesOf<S>>
  /** The check in the shape that Standard Schema v1 defines. */
  readonly '~standard': Standard<InputsOf<S>, ValuesOf<S>>
  /** The time at which it opens, inclusive. */
  readonly opens: Instant | undefined
  /** The time at which it closes, exclusive. */
  readonly closes: Instant | undefined
  readonly origins: readonly string[] | undefined
  readonly unknownFields: 'ignore' | 'complain'
  readonly button: string | undefined
  readonly send: 'body' | 'query' | undefined
  /** The thanks after a submission: a text, or the path of a page. */
  readonly thanks: string | undefined
  readonly naturalKey: string | undefined
  readonly whenTaken: 'refuse' | 'replace'
  readonly keyRequired: boolean
  readonly retain: { readonly days: number } | undefined
  readonly shards: number
  readonly spam: Protection
  /** The computation of a result. It runs only on values that passed the check. */
  readonly compute: Computation | undefined
  /** The targets notified of its submissions. */
  readonly notify: Notify | undefined
}

/** The type of a form's decoded fields: `type Contact = FieldsOf<typeof contact>`. */
export type FieldsOf<F extends AnyForm> = F['codec'] extends t.Decoder<unknown, infer A> ? A : never

/** The input that a program may send to a form: text as typed, or JSON values. `unknown` for an unknown form. */
export type InputOf<F extends AnyForm> = F['~standard'] extends Standard<infer Input, unknown> ? Input : never

/** A form with unknown fields, as use cases and adapters handle it. */
export interface AnyForm extends Omit<Form<Schema>, 'codec' | 'check' | '~standard'> {
  readonly codec: t.Decoder<unknown, Fields>
  readonly check: Check<Fields>
  readonly '~standard': Standard<unknown, Fields>
}

/** The forms of a deployment, by name. */
export type Forms = Pick<ReadonlyMap<string, AnyForm>, 'get' | 'keys' | 'values'>

const capitalised = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')

const isField = (definition: Definitions[string]): definition is AnyField => 'description' in definition

/** A field with its label. A hidden field without a label is labelled by its name. */
const withLabel = (name: string, field: AnyField): AnyField =>
  field.description.label === ''
    ? { ...field, description: { ...field.description, label: labelOf(name) } }
    : field

const schemaOf = <D extends Definitions>(definitions: D): SchemaOf<D> =>
  Object.fromEntries(
    Object.entries(definitions).map(([name, each]) => [
      name,
      isField(each) ? withLabel(name, each) : rawField(name, each),
    ]),
  ) as SchemaOf<D>

/** The implementation of conditions; undefined if no field has one. */
const conditionalIn = (fields: Schema): Conditional | undefined =>
  Object.values(fields).find(({ description }) => description.shownWhen)?.description.shownWhen?.[conditional]

/** The options of a form, with defaults for those left out. */
const settled = (name: string, fields: Schema, options: FormOptions) => ({
  title: options.title ?? capitalised(name),
  intro: options.intro,
  version: options.version ?? '1',
  earlier: options.earlier,
  lang: options.lang ?? 'en',
  opens: options.opens === undefined ? undefined : instantOf(options.opens),
  closes: options.closes === undefined ? undefined : instantOf(options.closes),
  origins: options.origins,
  unknownFields: options.unknownFields ?? 'complain',
  button: options.button,
  send: options.send,
  thanks: options.thanks,
  naturalKey: options.naturalKey,
  whenTaken: options.whenTaken ?? 'refuse',
  keyRequired: options.keyRequired ?? false,
  retain: options.retain,
  shards: options.shards ?? 1,
  spam: protectionOf(name, fields, options.spam),
  compute: options.compute,
  notify: options.notify,
})

/**
 * Defines a form. Its type, its checks and its page are derived from the definition.
 *
 * @param name 1 to 64 of a–z, 0–9 and `-`, starting with a letter; part of its URL and of every key in the table
 * @param definitions fields by name: 1 to 64 of A–Z, a–z, 0–9 and `_`, starting with a lower-case letter
 * @throws when the definition is invalid, naming the mistake
 * @example
 * export const record = form('record', {
 *   id: text({ label: 'ID', maxLength: 200 }),
 *   value: text({ label: 'Value', maxLength: 4000 }),
 * }, { naturalKey: 'id', whenTaken: 'replace' })
 */
export const form = <const D extends Definitions, Result extends Fields = Fields>(
  name: string,
  definitions: D,
  options: FormOptions<keyof D & string, ValuesOf<SchemaOf<D>>, Result> & {
    readonly notify?: NotifyOf<ValuesOf<SchemaOf<D>>>
  } = {},
): Form<SchemaOf<D>> => {
  type Values = ValuesOf<SchemaOf<D>>
  const defined = schemaOf(definitions)
  // Rules and computation take the values that the check returns: the same type, but unknown here.
  const known = options as unknown as FormOptions
  checkForm(name, defined, known)
  const conditions = conditionalIn(defined)
  const fields = conditions?.settle(name, defined, known.naturalKey) ?? defined
  const base = settled(name, fields, known)
  const check = checkOf<Values>(fields, base.title, { ...known, onlyShown: conditions?.onlyShown })
  return { name, ...base, fields, check, codec: codecOf(name, fields, check), '~standard': standardOf(check) }
}

/** Forms by name. @throws when two have the same name, naming it */
export const formsOf = (forms: readonly AnyForm[]): Forms => {
  const byName = new Map(forms.map((each) => [each.name, each]))
  const twice = forms.find((each) => byName.get(each.name) !== each)
  return twice === undefined ? byName : defect(`two forms are called “${twice.name}”`)
}

/** Whether an export of a module is a form. */
export const isForm = (u: unknown): u is AnyForm =>
  typeof u === 'object' && u !== null && 'check' in u && 'fields' in u && 'shards' in u

/**
 * The forms that modules export, in the order of the modules.
 *
 * @param modules modules by a name that their author recognises
 * @throws when a module exports no form, naming it
 */
export const formsIn = (modules: Readonly<Record<string, object>>): readonly AnyForm[] =>
  Object.entries(modules).flatMap(([name, module]) => {
    const forms = Object.values(module).filter(isForm)
    return forms.length === 0 ? defect(`“${name}” exports no form`) : forms
  })
