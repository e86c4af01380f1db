import type { FieldSummary } from '../../../src/domain/contract/owner/form-answers.js'
import { dateText } from './formats.js'
import { valueText } from './values.js'
import { words } from '../words/words.js'

type Answered = Pick<FieldSummary, 'kind' | 'options'>

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** Label of a chosen option; a code that the form no longer has stays as it is. */
const labelled = ({ options = [] }: Answered, value: unknown): unknown =>
  options.find((option) => option.value === value)?.label ?? value

const byKind: Partial<Readonly<Record<FieldSummary['kind'], (text: string) => string>>> = {
  consent: (version) => words().values.agreed(version),
  date: (day) => (dayPattern.test(day) ? dateText(`${day}T12:00`) : day),
}

/** An answer on one line, as labelled by its form: `Sales` for a stored `sales`. */
export const answerText = (field: Answered, value: unknown): string => {
  const said = Array.isArray(value) ? value.map((each) => labelled(field, each)) : labelled(field, value)
  return typeof said === 'string' && said !== '' ? (byKind[field.kind]?.(said) ?? said) : valueText(said)
}
