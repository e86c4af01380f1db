import type { Kind } from '../../field/description.js'
import type { Fields } from '../../form/form.js'
import { type Condition, condition } from '../condition.js'
import { formerCondition } from '../former-condition.js'
import type { FieldView } from '../view.js'

/** Kinds of fields whose values say who somebody is. */
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
 * Finds in which fields a submission has a value, such as a person's address or number: any field that says who
 * somebody is, read as its kind reads it, and fields that the form no longer has. Capital and small letters are the same.
 *
 * @returns the names of those fields; none where it has it in none
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
