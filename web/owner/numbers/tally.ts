import type { FieldSummary, FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { FullRow } from '../../../src/domain/contract/owner/submission-answers.js'

/** Counts by key. */
export type Counts = ReadonlyMap<string, number>

/** Counts of the answers to a question with a choice. */
export interface FieldCounts {
  readonly field: FieldSummary
  readonly counts: Counts
}

/** Counts of submissions. Days, weeks and hours are in the browser's time zone. */
export interface Numbers {
  readonly total: number
  readonly days: Counts
  /** Counts by week, under the date of its Monday. */
  readonly weeks: Counts
  /** Counts by the hour of the day, `00` to `23`. */
  readonly hours: Counts
  readonly answers: readonly FieldCounts[]
}

const two = (number: number): string => String(number).padStart(2, '0')

const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

const mondayOf = (at: Date): string =>
  dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % 7)))

const isChoice = ({ kind }: FieldSummary): boolean =>
  ['choice', 'choices', 'boolean', 'rating'].includes(kind)

/** Options first, in their order, including those that nobody chose. */
const startOf = ({ kind, options = [] }: FieldSummary): Map<string, number> =>
  new Map(
    (kind === 'boolean' ? ['true', 'false'] : options.map(({ value }) => value)).map((each) => [each, 0]),
  )

const raise = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Counts submissions of a form as they are read. */
export const tallyOf = ({ fields }: FormSummary) => {
  const [days, weeks] = [new Map<string, number>(), new Map<string, number>()]
  const hours = new Map(Array.from({ length: 24 }, (_, hour) => [two(hour), 0]))
  const answers = fields.filter(isChoice).map((field) => ({ field, counts: startOf(field) }))
  let total = 0
  const addAnswers = ({ fields: values }: FullRow): void => {
    for (const { field, counts } of answers) {
      const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined
      for (const each of Array.isArray(value) ? (value as readonly unknown[]) : [value])
        if (['string', 'number', 'boolean'].includes(typeof each)) raise(counts, String(each))
    }
  }
  return {
    add: (row: FullRow): void => {
      const at = new Date(row.receivedAt)
      total += 1
      raise(days, dayOf(at))
      raise(weeks, mondayOf(at))
      raise(hours, two(at.getHours()))
      addAnswers(row)
    },
    numbers: (): Numbers => ({ total, days, weeks, hours, answers }),
  }
}
