import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { idIn, isWanted, type ListPage, type ListQuery, type Row } from '../../../domain/reading/list.js'
import { indexQuery, isOfToday, todaysRow } from '../../../domain/reading/todays-list.js'
import { todaysSubmission } from '../../../domain/submission/todays-submission.js'
import { type Dependencies, wholeRows } from './whole-list.js'

/** Maximum pages of the index per page of a list; then the page ends where reading stopped, perhaps without a row. */
const mostPages = 8

type Rows = E.Either<RepositoryError, readonly Row[]>

/** Rows with the field names of today, completed from the submissions if the index lacks them. */
const rowsOfToday = async (
  dependencies: Dependencies,
  form: AnyForm,
  rows: readonly Row[],
  deadline: Instant,
): Promise<Rows> => {
  const older = rows.filter((row) => !isOfToday(form, row))
  if (older.length === 0) return E.right(rows.map((row) => todaysRow(form, row)))
  const read = await wholeRows(dependencies)(form.name, older, deadline)()
  if (E.isLeft(read)) return read
  const byId = new Map(read.right.submissions.map((each) => [each.id, todaysSubmission(form, each).listed]))
  return E.right(
    rows.map((row) => {
      const id = idIn(row.position)
      return byId.has(id) ? { ...row, listed: byId.get(id) } : todaysRow(form, row)
    }),
  )
}

/**
 * The use case: reads a page of a list, as the form reads it today. Rows stored by an earlier version of the form,
 * whose listed fields had other names or kinds or were not listed, are completed from their submissions.
 */
export const listPage =
  (dependencies: Dependencies) =>
  (form: AnyForm, query: ListQuery, deadline: Instant) =>
  async (): Promise<E.Either<RepositoryError, ListPage>> => {
    const asked = indexQuery(form, query)
    const found: Row[] = []
    let after = query.after
    for (let pages = 1; ; pages += 1) {
      const limit = query.limit - found.length
      const page = await dependencies.repository.page({ ...asked, after, limit }, deadline)()
      if (E.isLeft(page)) return page
      const rows = await rowsOfToday(dependencies, form, page.right.rows, deadline)
      if (E.isLeft(rows)) return rows
      found.push(...rows.right.filter((row) => isWanted({ where: query.where }, row)))
      after = page.right.next
      const isEnough = found.length >= query.limit || pages >= mostPages || after === undefined
      if (isEnough) return E.right({ rows: found, next: after })
    }
  }
