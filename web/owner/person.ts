import type { FieldSummary } from '../../src/domain/contract/owner/form-answers.js'
import { answerText } from './answer-text.js'

type Values = Readonly<Record<string, unknown>>

/** Common names of fields for a person's name, most certain first. */
const wholeName = /^(full_?|your_?)?name$|^(contact|customer|sender)_?name$/i
const givenName = /^(first|given|fore)_?name$|^vorname$/i
const familyName = /^(last|family|sur)_?name$|^nachname$/i

const textOf = (field: FieldSummary | undefined, values: Values): string =>
  field === undefined || !Object.hasOwn(values, field.name) || values[field.name] === ''
    ? ''
    : answerText(field, values[field.name]).trim()

/** Fields that identify a person, most telling first. */
const namingFields = (fields: readonly FieldSummary[]): readonly (readonly FieldSummary[])[] => {
  const named = (pattern: RegExp) => fields.filter(({ name, kind }) => kind === 'text' && pattern.test(name))
  const of = (kind: FieldSummary['kind']) => fields.filter((field) => field.kind === kind).slice(0, 1)
  const [given, family] = [named(givenName).slice(0, 1), named(familyName).slice(0, 1)]
  return [named(wholeName).slice(0, 1), [...given, ...family], of('email'), of('phone'), of('text')]
}

/** The listed field that identifies the sender. */
export const leadFieldOf = (listed: readonly FieldSummary[]): FieldSummary | undefined =>
  namingFields(listed).find((fields) => fields.length > 0)?.[0] ?? listed[0]

/** Sender of a submission: a name, otherwise an address or number, otherwise the first text; empty if there is none. */
export const personIn = (fields: readonly FieldSummary[], values: Values): string =>
  namingFields(fields)
    .map((group) => group.map((field) => textOf(field, values)).filter((text) => text !== '' && text !== '–'))
    .find((texts) => texts.length > 0)
    ?.join(' ')
    .split('\n')[0]
    ?.slice(0, 120) ?? ''
