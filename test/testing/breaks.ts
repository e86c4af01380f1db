import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Attempt, ListPage, ListQuery, Submission } from '../../src/domain/index.js'
import type { FoundSubmissions } from '../../src/domain/reading/found.js'
import type { Outcome } from '../../src/domain/submission/outcome.js'
import type { Count } from '../../src/domain/reading/counted.js'
import type { Row } from '../../src/domain/reading/list.js'
import type { Breaks } from './waiting-mutants.js'

type Members = Partial<Submission>

/** Stores something else than it was given. */
export const given =
  (instead: (attempt: Attempt) => Partial<Attempt>): Breaks =>
  ({ add }) => ({ add: (attempt, deadline) => add({ ...attempt, ...instead(attempt) }, deadline) })

export const storing = (instead: (submission: Submission) => Members): Breaks =>
  given(({ submission }) => ({ submission: { ...submission, ...instead(submission) } }))

/** Answers something else than what became of it. */
export const answering =
  (instead: (outcome: Outcome, attempt: Attempt) => Partial<Outcome>): Breaks =>
  ({ add }) => ({
    add: (attempt, deadline) => async () =>
      E.map((outcome: Outcome) => ({ ...outcome, ...instead(outcome, attempt) }))(
        await add(attempt, deadline)(),
      ),
  })

/** Finds and reads something else than what is stored. */
export const seeing =
  (instead: (submission: Submission) => Members): Breaks =>
  ({ find, read }) => ({
    find:
      (...asked) =>
      async () =>
        E.map(O.map((one: Submission) => ({ ...one, ...instead(one) })))(await find(...asked)()),
    read:
      (...asked) =>
      async () =>
        E.map((several: FoundSubmissions) => ({
          ...several,
          submissions: several.submissions.map((one) => ({ ...one, ...instead(one) })),
        }))(await read(...asked)()),
  })

export const reading =
  (instead: (several: FoundSubmissions, ids: readonly string[]) => Partial<FoundSubmissions>): Breaks =>
  ({ read }) => ({
    read: (form, ids, deadline) => async () =>
      E.map((several: FoundSubmissions) => ({ ...several, ...instead(several, ids) }))(
        await read(form, ids, deadline)(),
      ),
  })

/** Shows another page. */
export const paging =
  (instead: (page: ListPage, query: ListQuery) => ListPage): Breaks =>
  ({ page }) => ({
    page: (query, deadline) => async () =>
      E.map((told: ListPage) => instead(told, query))(await page(query, deadline)()),
  })

/** Asks for another page. */
export const asking =
  (instead: (query: ListQuery) => Partial<ListQuery>): Breaks =>
  ({ page }) => ({ page: (query, deadline) => page({ ...query, ...instead(query) }, deadline) })

export const row = (instead: (row: Row) => Partial<Row>): Breaks =>
  paging((page) => ({ ...page, rows: page.rows.map((each) => ({ ...each, ...instead(each) })) }))

export const counting =
  (instead: (count: Count) => Count): Breaks =>
  ({ count }) => ({
    count: (query, deadline) => async () => E.map(instead)(await count(query, deadline)()),
  })

export const more = (count: Count, by: number): Count =>
  count._tag === 'Counted' && count.count > 0 ? { ...count, count: count.count + by } : count

/** Values, each changed by a rule, however deep they lie. */
const changedDeep = (value: unknown, change: (leaf: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => changedDeep(each, change))
  if (typeof value !== 'object' || value === null) return change(value)
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changedDeep(each, change)]))
}

export const fieldsBy =
  (change: (leaf: unknown) => unknown) =>
  ({ fields, result }: Submission): Members => ({
    fields: changedDeep(fields, change) as Submission['fields'],
    ...(result === undefined ? {} : { result: changedDeep(result, change) as Submission['fields'] }),
  })

let counted = 0
export const another = (): string => `another-${(counted += 1)}`

/** Another id of the same shape, each time. */
export const freshId = (id: string): string => {
  counted += 1
  return `${String.fromCharCode(97 + (counted % 26))}${id.slice(1)}`
}
