import type { FieldSummary, FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import { answerText } from '../texts/answer-text.js'
import { dateText, zone } from '../texts/formats.js'
import { addressOf, type Filter, noFilter } from '../hash-routes.js'
import { type Bar, barsCard } from './bar-table.js'
import type { FieldCounts, Numbers } from './tally.js'
import { words } from '../words/words.js'

/** Maximum number of days or weeks shown. */
const most = 60

const listAt = (form: FormSummary, filter: Partial<Filter>): string =>
  addressOf({ view: 'list', form: form.name, filter: { ...noFilter, ...filter } })

const latest = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, most)

const sundayOf = (monday: string): string => {
  const [year = 0, month = 1, date = 1] = monday.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + 6)).toISOString().slice(0, 10)
}

const typed = ({ kind }: FieldSummary, value: string): unknown =>
  kind === 'boolean' ? value === 'true' : value

/** Only bars of listed fields are links, because a list cannot be filtered on other fields. */
const answerBars = (form: FormSummary, { field, counts }: FieldCounts): readonly Bar[] =>
  [...counts].map(([value, count]) => ({
    name: answerText(field, typed(field, value)),
    count,
    href: field.listed ? listAt(form, { where: { [field.name]: value } }) : undefined,
  }))

/** Numbers of a form: answers by choice, then times of receipt. */
export const numberCards = (
  form: FormSummary,
  { answers, hours, days, weeks }: Numbers,
): readonly HTMLElement[] => [
  ...answers.map((each) => barsCard(each.field.label, answerBars(form, each))),
  barsCard(
    words().numbers.byHour(zone),
    [...hours].map(([hour, count]) => ({ name: `${hour}:00`, count })),
  ),
  barsCard(
    words().numbers.byDay,
    latest(days).map(([day, count]) => ({
      name: dateText(`${day}T12:00`),
      count,
      href: listAt(form, { from: day, to: day }),
    })),
  ),
  barsCard(
    words().numbers.byWeek,
    latest(weeks).map(([monday, count]) => ({
      name: words().numbers.fromMonday(dateText(`${monday}T12:00`)),
      count,
      href: listAt(form, { from: monday, to: sundayOf(monday) }),
    })),
  ),
]
