import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { formJson, fullPageJson, rowJson, submissionJson } from '../../domain/contract/owner/owner-json.js'
import type { Failure, RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import { type Digest, isSubmissionId, type SubmissionId } from '../../domain/submission/identity.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { type OwnerQuery, readQuery, type ReadQuery } from '../../domain/reading/read-query.js'
import { cursorOf, type ListPosition } from '../../domain/reading/list.js'
import type { Clock } from '../../ports/clock.js'
import type { FullRow, PageRow } from '../../domain/contract/owner/submission-answers.js'
import type { OwnerListPage, OwnerStore, Trouble } from '../../ports/owner-store.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { formIn } from '../../handlers/cli/forms-module.js'
import { patience } from '../../handlers/cli/patience.js'
import type { Stamper } from '../../ports/stamper.js'
import { erase } from '../../handlers/use-cases/erase.js'
import { hold } from '../../handlers/use-cases/hold.js'
import { fullListPage, stands } from '../../handlers/use-cases/full-list-page.js'
import { type WholePage, wholePages } from '../../handlers/use-cases/whole-pages.js'
import { type Notifies, release, type ReleaseFailure } from '../../handlers/use-cases/release.js'

/** Dependencies of reading a repository as an owner. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'add' | 'change' | 'find' | 'page' | 'read' | 'erase'>
  readonly forms: Forms
  readonly clock: Clock
  readonly stamper: Stamper
  readonly digest: Digest
  readonly notifies?: Notifies | undefined
  /** Where the submissions are, in a few words. */
  readonly place: string
  /** What a failure of the store means to whoever typed the command. */
  readonly told: (failure: Failure) => Trouble
}

/** A page of a list. What waits comes whole, as the index knows no reasons. */
const pageOf = (
  { repository }: Pick<Dependencies, 'repository'>,
  query: ReadQuery,
  deadline: Instant,
): TE.TaskEither<RepositoryError, OwnerListPage<PageRow>> => {
  const page = (rows: Omit<OwnerListPage<PageRow>, 'cursor'>, next: ListPosition | undefined) => ({
    ...rows,
    ...(next === undefined ? {} : { cursor: cursorOf(query, next) }),
  })
  return query.full
    ? pipe(
        fullListPage({ repository })(query, deadline),
        TE.map((full) => page(fullPageJson(full), full.next)),
      )
    : pipe(
        repository.page(query, deadline),
        TE.map(({ rows, next }) => page({ submissions: rows.map(rowJson) }, next)),
      )
}

/** Rows of a page of whole submissions. */
const rowsAtATime = 200

const wholeJson =
  (query: ReadQuery) =>
  ({ submissions, unreadable, next }: WholePage): OwnerListPage<FullRow> => ({
    ...fullPageJson({ submissions: submissions.filter((each) => stands(query, each)), unreadable }),
    ...(next === undefined ? {} : { cursor: cursorOf(query, next) }),
  })

/** Opens or holds one. */
type Move = (
  form: AnyForm,
  id: SubmissionId,
  deadline: Instant,
) => TE.TaskEither<ReleaseFailure, SubmissionId>

interface Moving extends Pick<Dependencies, 'forms'> {
  readonly deadline: () => Instant
  readonly told: (failure: Failure) => Trouble
  readonly move: Move
}

const moving =
  ({ forms, deadline, told, move }: Moving): OwnerStore['release'] =>
  (form, id) =>
    pipe(
      TE.fromEither(formIn(forms, form)),
      TE.flatMap((known) =>
        isSubmissionId(id)
          ? pipe(
              move(known, id, deadline()),
              TE.orElse((failure) =>
                failure._tag === 'SubmissionNotFound' ? TE.right(undefined) : TE.left(told(failure)),
              ),
            )
          : TE.right(undefined),
      ),
    )

/** The submissions in a table or another store, for whoever may read it. */
export const tableOwnerStore = (dependencies: Dependencies): OwnerStore => {
  const { repository, forms, clock, place, told } = dependencies
  const deadline = (): Instant => clock() + patience
  const whole = wholePages({ repository }, deadline)
  const queryIn = (form: string, query: OwnerQuery): E.Either<Trouble, ReadQuery> =>
    pipe(
      formIn(forms, form),
      E.flatMap((known) => pipe(readQuery(known, query), E.mapLeft(told))),
    )
  return {
    place,
    forms: TE.right([...forms.values()].map(formJson)),
    list: (form, query) =>
      pipe(
        TE.fromEither(queryIn(form, query)),
        TE.flatMap((known) => pipe(pageOf(dependencies, known, deadline()), TE.mapLeft(told))),
      ),
    whole: async function* (form, query) {
      const known = queryIn(form, query)
      if (E.isLeft(known)) yield known
      else
        for await (const page of whole({ ...known.right, limit: rowsAtATime }))
          yield pipe(page, E.bimap(told, wholeJson(known.right)))
    },
    find: (form, id) =>
      pipe(
        TE.fromEither(formIn(forms, form)),
        TE.flatMap(({ name }) =>
          isSubmissionId(id)
            ? pipe(repository.find(name, id, deadline()), TE.bimap(told, O.toUndefined))
            : TE.right(undefined),
        ),
        TE.map((found) => (found === undefined ? undefined : submissionJson(found))),
      ),
    release: moving({ forms, deadline, told, move: release(dependencies) }),
    hold: moving({ forms, deadline, told, move: hold(dependencies) }),
    erase: (form, id) =>
      pipe(
        TE.fromEither(formIn(forms, form)),
        TE.flatMap((known) =>
          isSubmissionId(id)
            ? pipe(erase(dependencies)(known, id, deadline()), TE.mapLeft(told))
            : TE.right(undefined),
        ),
      ),
  }
}
