import type { FieldSummary } from '../../../src/domain/contract/owner/form-answers.js'
import { answerText } from './answer-text.js'
import { namingFields } from './naming-fields.js'

type Values = Readonly<Record<string, unknown>>

const textOf = (field: FieldSummary | undefined, values: Values): string =>
  field === undefined || !Object.hasOwn(values, field.name) || values[field.name] === ''
    ? ''
    : answerText(field, values[field.name]).trim()

/** Sender of a submission: a name, otherwise an address or number, otherwise the first text; empty if there is none. */
export const personIn = (fields: readonly FieldSummary[], values: Values): string =>
  namingFields(fields)
    .map((group) => group.map((field) => textOf(field, values)).filter((text) => text !== '' && text !== '–'))
    .find((texts) => texts.length > 0)
    ?.join(' ')
    .split('\n')[0]
    ?.slice(0, 120) ?? ''
