import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { FullRow } from '../../domain/contract/owner/submission-answers.js'
import type { Trouble, OwnerListPage } from '../../ports/owner-store.js'
import { fullPageJson } from '../../adapters/http/owner/owner-json.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { cursorOf, idIn, type ListPage, type ListQuery } from '../../domain/reading/list.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { stands } from '../use-cases/full-list-page.js'

/** Dependencies of reading whole pages. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'page' | 'read'>
  readonly deadline: () => Instant
  readonly told: (error: RepositoryError) => Trouble
}

type WholePage = E.Either<Trouble, OwnerListPage<FullRow>>

/** Rows of a page. */
const limit = 200

/** Pages that are being read at once, so that the store is not waited for in turns. */
const ahead = 4

/** Reads the submissions of pages. The keys of the next page are read while the submissions of the last ones are. */
export const wholePages = ({ repository, deadline, told }: Dependencies) => {
  const read = (query: ListQuery, { rows, next }: ListPage): TE.TaskEither<Trouble, OwnerListPage<FullRow>> =>
    pipe(
      repository.read(
        query.form,
        rows.map(({ position }) => idIn(position)),
        deadline(),
      ),
      TE.bimap(told, ({ submissions, unreadable }) => ({
        ...fullPageJson({ submissions: submissions.filter((each) => stands(query, each)), unreadable }),
        ...(next === undefined ? {} : { cursor: cursorOf(query, next) }),
      })),
    )
  return async function* (query: ListQuery): AsyncGenerator<WholePage> {
    const underway: Promise<WholePage>[] = []
    let after = query.after
    for (let isOver = false; !isOver;) {
      const page = await repository.page({ ...query, limit, after }, deadline())()
      underway.push(E.isLeft(page) ? Promise.resolve(E.left(told(page.left))) : read(query, page.right)())
      after = E.isLeft(page) ? undefined : page.right.next
      isOver = after === undefined
      const first = underway.length >= ahead ? underway.shift() : undefined
      if (first !== undefined) yield await first
    }
    for (const last of underway) yield await last
  }
}
