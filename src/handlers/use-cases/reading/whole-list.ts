import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { FoundSubmissions } from '../../../domain/reading/found.js'
import {
  idIn,
  type ListPage,
  type ListPosition,
  type ListQuery,
  type Row,
} from '../../../domain/reading/list.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

/** Rows of a list and their submissions. */
export interface WholeRows extends FoundSubmissions {
  readonly rows: readonly Row[]
}

/** A page of whole submissions; no `next` on the last page. */
export interface WholeListPage extends WholeRows {
  readonly next?: ListPosition | undefined
}

/** Dependencies of reading whole submissions. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'page' | 'read'>
}

/** Reads the submissions of rows, each as the latest acknowledged write left it. */
export const wholeRows =
  ({ repository }: { readonly repository: Pick<SubmissionRepository, 'read'> }) =>
  (form: string, rows: readonly Row[], deadline: Instant): TE.TaskEither<RepositoryError, WholeRows> =>
    pipe(
      repository.read(
        form,
        rows.map(({ position }) => idIn(position)),
        deadline,
      ),
      TE.map((found) => ({ ...found, rows })),
    )

/** Number of pages read at once. */
const ahead = 4

type Page = E.Either<RepositoryError, WholeListPage>

/** Reads the keys of the next page while the submissions of earlier pages are read. */
const readAhead = async function* (
  dependencies: Dependencies,
  query: ListQuery,
  deadline: () => Instant,
): AsyncGenerator<Page, void> {
  const whole = ({ rows, next }: ListPage): TE.TaskEither<RepositoryError, WholeListPage> =>
    pipe(
      wholeRows(dependencies)(query.form, rows, deadline()),
      TE.map((read) => ({ ...read, next })),
    )
  const underway: Promise<Page>[] = []
  let after = query.after
  do {
    const page = await dependencies.repository.page({ ...query, after }, deadline())()
    after = E.isLeft(page) ? undefined : page.right.next
    underway.push(pipe(TE.fromEither(page), TE.flatMap(whole))())
    const first = underway.length < ahead ? undefined : underway.shift()
    if (first !== undefined) yield await first
  } while (after !== undefined)
  for (const last of underway) yield await last
}

/**
 * Reads whole submissions page by page from the query's position. An error ends the sequence.
 *
 * @param deadline deadline of a call, computed as the call begins
 */
export const wholeListPages = (dependencies: Dependencies, deadline: () => Instant) =>
  async function* (query: ListQuery): AsyncGenerator<Page, void> {
    for await (const page of readAhead(dependencies, query, deadline)) {
      yield page
      if (E.isLeft(page)) return
    }
  }
