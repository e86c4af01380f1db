import type { Kind } from '../field/description.js'
import { type Condition, condition } from './condition.js'
import type { FieldView } from './view.js'

/** The kinds as which a value is read if its field no longer exists. */
const formerly: readonly Kind[] = ['email', 'phone', 'text']

interface Options {
  readonly ignoreCase?: boolean | undefined
}

const asTyped = (stored: unknown): unknown =>
  typeof stored === 'number' || typeof stored === 'boolean' ? String(stored) : stored

/**
 * Conditions that match a value of a field which the form no longer has, whatever its kind was; one match is enough.
 */
export const formerCondition = (
  name: string,
  typed: string,
  { ignoreCase = false }: Options = {},
): Condition => {
  const conditions = formerly.flatMap((kind) => condition({ name, kind }, typed, { ignoreCase }) ?? [])
  const isWanted = (stored: unknown): boolean =>
    conditions.some(({ holds }) => holds({ [name]: asTyped(stored) }))
  return {
    name,
    holds: (fields) => Object.hasOwn(fields, name) && [fields[name]].flat().some(isWanted),
  }
}

/** The field with this present or former name; undefined if the form no longer has it. */
export const fieldNamed = <F extends FieldView & { readonly was?: readonly string[] | undefined }>(
  fields: readonly F[],
  name: string,
): F | undefined =>
  fields.find((field) => field.name === name) ?? fields.find(({ was = [] }) => was.includes(name))

/**
 * The condition that a field has a typed value, by its present or former name; for a field that the form no longer
 * has, the value as stored. Undefined if the field cannot have such a value.
 */
export const namedCondition = (
  fields: Parameters<typeof fieldNamed>[0],
  [name, typed]: readonly [name: string, typed: string],
  options: Options = {},
): Condition | undefined => {
  const field = fieldNamed(fields, name)
  return field === undefined
    ? formerCondition(name, typed, options)
    : condition(field, typed, { ignoreCase: options.ignoreCase === true })
}
