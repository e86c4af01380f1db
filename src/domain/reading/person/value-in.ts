import type { Kind } from '../../field/description.js'
import type { Fields } from '../../form/form.js'
import { type Condition, condition } from '../condition.js'
import { formerCondition } from '../former-condition.js'
import type { FieldView } from '../view.js'

/** Kinds of fields that can identify a person. */
const personal: readonly Kind[] = [
  'text',
  'email',
  'url',
  'phone',
  'integer',
  'decimal',
  'date',
  'hidden',
  'custom',
]

const conditionsOn = (name: string, kinds: readonly Kind[], typed: string): readonly Condition[] =>
  kinds.flatMap((kind) => condition({ name, kind }, typed, { ignoreCase: true }) ?? [])

/**
 * Finds the fields of a submission that contain a value, such as a person's address or number: fields that can
 * identify a person, parsed by their kind, and fields that the form no longer has. Case is ignored.
 *
 * @returns the names of those fields; empty if no field contains it
 */
export const valueIn = (
  fields: readonly FieldView[],
  typed: string,
): ((values: Fields) => readonly string[]) => {
  const known = new Set(fields.map(({ name }) => name))
  const conditions = fields
    .filter(({ kind }) => personal.includes(kind))
    .flatMap(({ name, kind }) => conditionsOn(name, [kind], typed))
  return (values) => {
    const former = Object.keys(values)
      .filter((name) => !known.has(name))
      .map((name) => formerCondition(name, typed, { ignoreCase: true }))
    return [...conditions, ...former].filter(({ holds }) => holds(values)).map(({ name }) => name)
  }
}
