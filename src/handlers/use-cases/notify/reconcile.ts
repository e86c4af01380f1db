import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { listQuery, type ListQuery, type Row, timeOf } from '../../../domain/reading/list.js'
import type { Parts } from './parts.js'
import { inTurn, type RingParts } from './ring.js'

/** Rows per read. */
const rowsAtATime = 100

/** Milliseconds by which the first reconciliation of a form looks back. */
const lookBack = 24 * 3_600_000

/** Maximum milliseconds between a submission's stamp and its write; younger submissions are read again. */
const inFlight = 15_000

const reserve = 15_000

/** Dependencies of reconciling. */
export interface ReconcileParts
  extends RingParts, Pick<Parts, 'forms' | 'repository' | 'deliveries' | 'watermarks'> {}

type Result = E.Either<RepositoryError, number>

const markOf = (form: string): string => `told#${form}`

/** Notifies of the rows without a delivery; returns the number of failures. */
const ringFor = async (
  { deliveries, tell }: ReconcileParts,
  form: string,
  rows: readonly Row[],
  deadline: Instant,
): Promise<Result> => {
  const ids = rows.map(({ id }) => id)
  const known = await deliveries.known(form, ids, deadline)()
  if (E.isLeft(known)) return known
  let failed = 0
  const missing = ids.filter((id) => !known.right.has(id))
  await inTurn(
    missing,
    () => true,
    async (id) => {
      if (E.isLeft(await tell({ form, id }, deadline))) failed += 1
    },
  )
  return E.right(failed)
}

/** Reconciles one page of a form's rows; returns the next cursor and the number of rows to read again. */
const reconcilePage = async (
  parts: ReconcileParts,
  query: ListQuery,
  until: Instant,
  deadline: Instant,
): Promise<E.Either<RepositoryError, { readonly failed: number; readonly next: string | undefined }>> => {
  const page = await parts.repository.page(query, deadline)()
  if (E.isLeft(page)) return page
  const { rows, next } = page.right
  const failed = await ringFor(parts, query.form, rows, deadline)
  if (E.isLeft(failed)) return failed
  if (failed.right > 0) return E.right({ failed: failed.right, next: undefined })
  const upTo = Math.min(next === undefined ? until : timeOf(next), until - inFlight)
  const put = await parts.watermarks.put(markOf(query.form), upTo, deadline)()
  return E.isLeft(put) ? put : E.right({ failed: 0, next })
}

const reconcileForm = async (
  parts: ReconcileParts,
  form: AnyForm,
  until: Instant,
  deadline: Instant,
): Promise<Result> => {
  const mark = await parts.watermarks.find(markOf(form.name), deadline)()
  if (E.isLeft(mark)) return mark
  const from = mark.right ?? Math.max(0, until - lookBack)
  if (from >= until) return E.right(0)
  let query = listQuery(form, { order: 'oldest', from, to: until, limit: rowsAtATime })
  do {
    const page = await reconcilePage(parts, query, until, deadline)
    if (E.isLeft(page) || page.right.failed > 0)
      return E.map(({ failed }: { failed: number }) => failed)(page)
    query = { ...query, after: page.right.next }
  } while (query.after !== undefined && parts.clock() < deadline - reserve)
  return E.right(0)
}

/**
 * Reads the time index from a watermark on and notifies of submissions without a delivery: afterwards, even if the
 * stream failed, each new submission before `until` has been notified of or is due.
 *
 * @returns the number of submissions to read again
 */
export const reconcile =
  (parts: ReconcileParts) =>
  async (until: Instant, deadline: Instant): Promise<Result> => {
    let failed = 0
    for (const form of parts.forms.values()) {
      if (form.notify === undefined) continue
      const result = await reconcileForm(parts, form, until, deadline)
      if (E.isLeft(result)) return result
      failed += result.right
    }
    return E.right(failed)
  }
