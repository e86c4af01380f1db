import type { Kind } from '../../field/description.js'
import type { Fields } from '../../form/form.js'
import { folded } from './folded.js'
import { spellings } from './spellings.js'

/** The parts of a field that a search needs. */
export interface SearchedField {
  readonly name: string
  readonly kind: Kind
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** Whether values of a kind are not typed: a ticked box, or the version of a consent. */
const isUntyped = (kind: Kind): boolean => kind === 'boolean' || kind === 'consent'

/** All texts and numbers in a value of any shape. */
const leavesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}

/** Labels of the chosen options. */
const labelsOf = ({ options = [] }: SearchedField, leaves: readonly string[]): readonly string[] =>
  options.filter(({ value, label }) => label !== value && leaves.includes(value)).map(({ label }) => label)

const textOf = (field: SearchedField, value: unknown): string => {
  const leaves = leavesOf(value)
  return folded([...leaves, ...labelsOf(field, leaves)].map((leaf) => spellings(field.kind, leaf)).join('\n'))
}

/**
 * Everything typed into a submission, by field, in the form that searches compare; fields that the form no longer has
 * are included.
 */
export const searchedTexts = (
  fields: readonly SearchedField[],
  values: Fields,
): readonly (readonly [name: string, text: string])[] =>
  Object.entries(values).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    const field = fields.find((each) => each.name === name) ?? { name, kind: 'custom' }
    return isUntyped(field.kind) ? [] : [[name, textOf(field, value)]]
  })
