import type { FullListPage } from '../../../domain/reading/found.js'
import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { SubmissionId } from '../../../domain/submission/identity.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { idIn, isWanted, type ListPosition, type ListQuery, type Row } from '../../../domain/reading/list.js'
import type { AnyForm } from '../../../domain/form/form.js'
import { hasGone, indexQuery, type TodaysQuery } from '../../../domain/reading/todays-list.js'
import type { Submission } from '../../../domain/submission/submission.js'
import { todaysSubmission, type TodaysSubmission } from '../../../domain/submission/todays-submission.js'
import { stateOf } from '../../../domain/submission/waiting.js'
import { type Dependencies, wholeListPages, wholeRows } from './whole-list.js'

/** Maximum submissions read at a time. */
const step = 100

/** Maximum bytes of an answer. A function behind a load balancer may send 1 MB, behind a gateway 6. */
const mostBytes = 900_000

/** Maximum bytes that a submission takes in an answer, where it may be JSON inside a JSON string. */
const bytesOf = (submission: Submission): number =>
  Buffer.byteLength(JSON.stringify(JSON.stringify(submission)))

/** Whether the submission still has the row's state; the index lags behind opening, holding and erasing. */
const isStillThere = ({ state = 'open' }: Pick<ListQuery, 'state'>, submission: Submission): boolean =>
  stateOf(submission) === state

/** The ids whose rows are up to a position; the others are on the next page. */
const upTo = (
  last: ListPosition,
  rows: readonly Row[],
  ids: readonly SubmissionId[],
): readonly SubmissionId[] => {
  const at = rows.findIndex(({ position }) => position === last)
  const shown = new Set(rows.slice(0, at + 1).map(({ position }) => idIn(position)))
  return ids.filter((id) => shown.has(id))
}

/** The submissions that match the query, as their form reads them today. */
const askedFor = (
  form: AnyForm,
  query: TodaysQuery,
  submissions: readonly Submission[],
): readonly TodaysSubmission[] =>
  submissions
    .filter((each) => isStillThere(query, each))
    .map((each) => todaysSubmission(form, each))
    .filter((each) => isWanted({ where: query.where }, each) && hasGone(query, each.fields))

/**
 * The use case: reads a page of whole submissions, each as the latest acknowledged write left it. Submissions that
 * were erased or no longer match are left out; a page that grows too large ends early, after at least one submission.
 */
export const fullListPage =
  (dependencies: Dependencies) =>
  (form: AnyForm, query: TodaysQuery, deadline: Instant) =>
  async (): Promise<E.Either<RepositoryError, FullListPage>> => {
    const page = await dependencies.repository.page(indexQuery(form, query), deadline)()
    if (E.isLeft(page)) return page
    const { rows, next } = page.right
    const submissions: TodaysSubmission[] = []
    const [unreadable, newer]: [SubmissionId[], SubmissionId[]] = [[], []]
    let bytes = 0
    let last: ListPosition | undefined
    for (let n = 0; n < rows.length; n += step) {
      const part = rows.slice(n, n + step)
      const positions = new Map(part.map(({ position }) => [idIn(position), position]))
      const found = await wholeRows(dependencies)(query.form, part, deadline)()
      if (E.isLeft(found)) return found
      unreadable.push(...found.right.unreadable)
      newer.push(...(found.right.newer ?? []))
      for (const submission of askedFor(form, query, found.right.submissions)) {
        bytes += bytesOf(submission)
        if (bytes > mostBytes && last !== undefined)
          return E.right({
            submissions,
            unreadable: upTo(last, rows, unreadable),
            newer: upTo(last, rows, newer),
            next: last,
          })
        submissions.push(submission)
        last = positions.get(submission.id)
      }
    }
    return E.right({ submissions, unreadable, newer, next })
  }

/** The use case: reads all pages of whole submissions that still match. An error ends the sequence. */
export const fullListPages = (dependencies: Dependencies, deadline: () => Instant) =>
  async function* (
    form: AnyForm,
    query: TodaysQuery,
  ): AsyncGenerator<E.Either<RepositoryError, FullListPage>, void> {
    for await (const page of wholeListPages(dependencies, deadline)(indexQuery(form, query)))
      yield E.map((whole: FullListPage) => ({
        ...whole,
        submissions: askedFor(form, query, whole.submissions),
      }))(page)
  }
