import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { TodaysListPage, Unreadable } from '../../../domain/reading/found.js'
import { idIn, isWanted, type ListPage, type ListPosition, type Row } from '../../../domain/reading/list.js'
import {
  hasGone,
  indexQuery,
  isOfToday,
  todaysRow,
  type TodaysQuery,
} from '../../../domain/reading/todays-list.js'
import type { SubmissionId } from '../../../domain/submission/identity.js'
import { todaysSubmission } from '../../../domain/submission/todays-submission.js'
import { type Dependencies, wholeRows } from './whole-list.js'

/** Rows read at a time if few of them may match, as the index cannot filter. */
const mostRows = 200

/** Maximum pages of the index per page of a list; then the page ends where reading stopped, perhaps without a row. */
const mostPages = 8

interface Found extends Unreadable {
  readonly newer: readonly SubmissionId[]
  readonly rows: readonly Row[]
}

const isRead = (form: AnyForm, { gone }: TodaysQuery, row: Row): boolean =>
  gone !== undefined || !isOfToday(form, row)

/**
 * The rows that a query asks for, with the form's present field names, completed from the submissions if the index
 * lacks fields; and the ids of submissions that cannot be read.
 */
const rowsOfToday = async (
  dependencies: Dependencies,
  {
    form,
    query,
    rows,
  }: { readonly form: AnyForm; readonly query: TodaysQuery; readonly rows: readonly Row[] },
  deadline: Instant,
): Promise<E.Either<RepositoryError, Found>> => {
  const older = rows.filter((row) => isRead(form, query, row))
  if (older.length === 0)
    return E.right({ rows: rows.map((row) => todaysRow(form, row)), unreadable: [], newer: [] })
  const read = await wholeRows(dependencies)(form.name, older, deadline)()
  if (E.isLeft(read)) return read
  const { submissions, unreadable, newer = [] } = read.right
  const byId = new Map(submissions.map((each) => [each.id, todaysSubmission(form, each)]))
  const today = (row: Row): readonly Row[] => {
    const id = idIn(row.position)
    const whole = byId.get(id)
    if (unreadable.includes(id)) return []
    if (whole === undefined) return query.gone === undefined ? [todaysRow(form, row)] : []
    return hasGone(query, whole.fields) ? [{ ...row, listed: whole.listed }] : []
  }
  return E.right({ rows: rows.flatMap(today), unreadable, newer })
}

/** The requested number of rows; the others are on the next page. */
const firstOf = (found: readonly Row[], limit: number, next: ListPosition | undefined): ListPage => {
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? rows.at(-1)?.position : next }
}

/**
 * The use case: reads a page of a list, as the form reads it today. Rows stored by an earlier version of the form,
 * whose listed fields had other names or kinds or were not listed, are completed from their submissions.
 */
export const listPage =
  (dependencies: Dependencies) =>
  (form: AnyForm, query: TodaysQuery, deadline: Instant) =>
  async (): Promise<E.Either<RepositoryError, TodaysListPage>> => {
    const asked = indexQuery(form, query)
    const found: Row[] = []
    const [unreadable, newer]: [SubmissionId[], SubmissionId[]] = [[], []]
    let after = query.after
    for (let pages = 1; ; pages += 1) {
      const limit = query.gone === undefined ? query.limit - found.length : mostRows
      const page = await dependencies.repository.page({ ...asked, after, limit }, deadline)()
      if (E.isLeft(page)) return page
      const rows = await rowsOfToday(dependencies, { form, query, rows: page.right.rows }, deadline)
      if (E.isLeft(rows)) return rows
      found.push(...rows.right.rows.filter((row) => isWanted({ where: query.where }, row)))
      unreadable.push(...rows.right.unreadable)
      newer.push(...rows.right.newer)
      after = page.right.next
      const isEnough = found.length >= query.limit || pages >= mostPages || after === undefined
      if (isEnough) return E.right({ ...firstOf(found, query.limit, after), unreadable, newer })
    }
  }
