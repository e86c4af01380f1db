import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { FoundSubmissions } from '../../domain/reading/found.js'
import {
  idIn,
  type ListPage,
  type ListPosition,
  type ListQuery,
  type Row,
} from '../../domain/reading/list.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Some rows of a list, and what was found of them. */
export interface WholeRows extends FoundSubmissions {
  readonly rows: readonly Row[]
}

/** A page of a list in full; no `next` at the end. */
export interface WholeListPage extends WholeRows {
  readonly next?: ListPosition | undefined
}

/** Dependencies of reading whole submissions. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'page' | 'read'>
}

/** The submissions of some rows, each as the latest acknowledged write left it. */
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

/** Pages that are being read at once, so that the store is not waited for in turns. */
const ahead = 4

type Page = E.Either<RepositoryError, WholeListPage>

/** The keys of the next page are read while the submissions of the last ones are. */
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
 * Every whole submission of a list, page after page, from the query's position on. After an error there is nothing more.
 *
 * @param deadline of a call, asked as the call begins
 */
export const wholeListPages = (dependencies: Dependencies, deadline: () => Instant) =>
  async function* (query: ListQuery): AsyncGenerator<Page, void> {
    for await (const page of readAhead(dependencies, query, deadline)) {
      yield page
      if (E.isLeft(page)) return
    }
  }
