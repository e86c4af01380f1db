import type { FieldSummary } from '../../../../src/domain/contract/owner/form-answers.js'
import { numericKinds } from '../../../../src/domain/field/numerals/numeric-kinds.js'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { answerText } from '../../texts/answer-text.js'
import { personIn } from '../../texts/person.js'
import { valueText } from '../../texts/values.js'
import { words } from '../../words/words.js'
import type { Column } from './column-types.js'

const valueIn = ({ name }: FieldSummary, { listed }: PageRow): unknown =>
  Object.hasOwn(listed, name) ? listed[name] : undefined

/** Sort key of an answer: amounts by their size, days by the calendar, and others by their text. */
const keyIn = (field: FieldSummary, row: PageRow): string | number => {
  const value = valueIn(field, row)
  const text = answerText(field, value)
  if (text === '–') return ''
  if (numericKinds.includes(field.kind) && Number.isFinite(Number(value))) return Number(value)
  return field.kind === 'date' ? valueText(value) : text
}

const titled = (content: string) => ({ content, title: content.length > 24 ? content : undefined })

/** The column of a listed field. */
export const answerColumn = (field: FieldSummary): Column => {
  const text = (row: PageRow): string => answerText(field, valueIn(field, row))
  return {
    name: field.name,
    label: field.label,
    kind: 'answer',
    text,
    key: (row) => keyIn(field, row),
    cell: (row) => ({ ...titled(text(row)), isNone: text(row) === '–' }),
  }
}

/**
 * The column of the sender, whose name may be in two fields. A row without a name shows another answer that identifies
 * it.
 */
export const leadColumn = (fields: readonly FieldSummary[], listed: readonly FieldSummary[]): Column => {
  const own = (row: PageRow): string =>
    fields
      .map((field) => answerText(field, valueIn(field, row)))
      .filter((text) => text !== '–')
      .join(' ')
  const text = (row: PageRow): string => own(row) || personIn(listed, row.listed) || words().one.title
  const [first] = fields
  return {
    ...(first && { name: first.name }),
    label: fields.map(({ label }) => label).join(words().comma),
    kind: 'lead',
    text,
    key: (row) => (fields.length === 1 && first ? keyIn(first, row) : own(row)),
    cell: (row) => titled(text(row)),
  }
}
