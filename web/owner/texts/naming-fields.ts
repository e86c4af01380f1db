import type { FieldSummary } from '../../../src/domain/contract/owner/form-answers.js'

/** Common names of fields for a person's name, most certain first. */
const wholeName = /^(full_?|your_?)?name$|^(contact|customer|sender)_?name$/i
const givenName = /^(first|given|fore)(_?name)?$|^(vorname|prenom|nombre)$/i
const familyName = /^(last|family|sur)(_?name)?$|^(nachname|nom|apellidos?)$/i

/** Fields that identify a person, most telling first. */
export const namingFields = (fields: readonly FieldSummary[]): readonly (readonly FieldSummary[])[] => {
  const named = (pattern: RegExp) => fields.filter(({ name, kind }) => kind === 'text' && pattern.test(name))
  const of = (kind: FieldSummary['kind']) => fields.filter((field) => field.kind === kind).slice(0, 1)
  const [given, family] = [named(givenName).slice(0, 1), named(familyName).slice(0, 1)]
  return [named(wholeName).slice(0, 1), [...given, ...family], of('email'), of('phone'), of('text')]
}

/** The listed fields that identify the sender: a name, or both of its parts, else the most telling one. */
export const leadFieldsOf = (listed: readonly FieldSummary[]): readonly FieldSummary[] =>
  namingFields(listed).find((fields) => fields.length > 0) ?? listed.slice(0, 1)
