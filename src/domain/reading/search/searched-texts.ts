import type { Kind } from '../../field/description.js'
import type { Fields } from '../../form/form.js'
import { folded } from './folded.js'
import { spellings } from './spellings.js'

/** A field as far as a search needs it. */
export interface SearchedField {
  readonly name: string
  readonly kind: Kind
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** What nobody typed: a mark in a box, and the version of what was agreed to. */
const isUntyped = (kind: Kind): boolean => kind === 'boolean' || kind === 'consent'

/** Every text and number in a value of any shape. */
const leavesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}

/** What stands for an option in the form, beside the option itself. */
const labelsOf = ({ options = [] }: SearchedField, leaves: readonly string[]): readonly string[] =>
  options.filter(({ value, label }) => label !== value && leaves.includes(value)).map(({ label }) => label)

const textOf = (field: SearchedField, value: unknown): string => {
  const leaves = leavesOf(value)
  return folded([...leaves, ...labelsOf(field, leaves)].map((leaf) => spellings(field.kind, leaf)).join('\n'))
}

/**
 * All that was typed into a submission, by field, as a search compares it; what the form has no field for any more is
 * among it.
 */
export const searchedTexts = (
  fields: readonly SearchedField[],
  values: Fields,
): readonly (readonly [name: string, text: string])[] =>
  Object.entries(values).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    const field = fields.find((each) => each.name === name) ?? { name, kind: 'custom' }
    return isUntyped(field.kind) ? [] : [[name, textOf(field, value)]]
  })
