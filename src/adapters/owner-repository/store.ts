import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { formJson, fullPageJson, rowJson, submissionJson } from '../../domain/contract/owner/owner-json.js'
import type { FullRow, PageRow } from '../../domain/contract/owner/submission-answers.js'
import type { Failure, RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { FullListPage } from '../../domain/reading/found.js'
import { cursorOf, type ListPosition, type ListQuery } from '../../domain/reading/list.js'
import { type OwnerQuery, readQuery, type ReadQuery } from '../../domain/reading/read-query.js'
import { isSubmissionId, type SubmissionId } from '../../domain/submission/identity.js'
import type { OwnerListPage, OwnerStore, Trouble } from '../../ports/owner-store.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { formIn } from './form-in.js'

/** Does something to a submission. */
export type Act<E, A> = (form: AnyForm, id: SubmissionId, deadline: Instant) => TE.TaskEither<E, A>

/** What an owner does to the submissions of a repository. */
export interface OwnerActs {
  /** One page in full. */
  readonly fullPage: (query: ListQuery, deadline: Instant) => TE.TaskEither<RepositoryError, FullListPage>
  /** Every page in full, from the query's position on; after an error there is nothing more. */
  readonly fullPages: (query: ListQuery) => AsyncIterable<E.Either<RepositoryError, FullListPage>>
  /** The id under which it is open then. */
  readonly release: Act<Failure, SubmissionId>
  /** The id under which it is held then. */
  readonly hold: Act<Failure, SubmissionId>
  readonly erase: Act<RepositoryError, undefined>
}

/** Dependencies of reading a repository as an owner. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'find' | 'page'>
  readonly acts: OwnerActs
  readonly forms: Forms
  /** Of a call, asked as the call begins. */
  readonly deadline: () => Instant
  /** Where the submissions are, in a few words. */
  readonly place: string
  /** The store’s failure in words for the user of the command line. */
  readonly told: (failure: Failure) => Trouble
}

type Asked<A> = TE.TaskEither<Trouble, A>

/** Rows of a page of whole submissions. */
const rowsAtATime = 200

const cursorFor = (query: ListQuery, next: ListPosition | undefined) =>
  next === undefined ? {} : { cursor: cursorOf(query, next) }

const fullJson =
  (query: ListQuery) =>
  (page: FullListPage): OwnerListPage<FullRow> => ({ ...fullPageJson(page), ...cursorFor(query, page.next) })

/** A page of a list. What waits comes whole, as the index knows no reasons. */
const pageOf = (
  { repository, acts, deadline, told }: Dependencies,
  query: ReadQuery,
): Asked<OwnerListPage<PageRow>> =>
  query.full
    ? pipe(acts.fullPage(query, deadline()), TE.bimap(told, fullJson(query)))
    : pipe(
        repository.page(query, deadline()),
        TE.bimap(told, ({ rows, next }) => ({ submissions: rows.map(rowJson), ...cursorFor(query, next) })),
      )

/** Undefined where the submission does not exist: to an owner that is not a failure. */
const orUndefined =
  ({ told }: Pick<Dependencies, 'told'>) =>
  <A>(task: TE.TaskEither<Failure, A>): Asked<A | undefined> =>
    pipe(
      task,
      TE.orElse((failure) =>
        failure._tag === 'SubmissionNotFound' ? TE.right(undefined) : TE.left(told(failure)),
      ),
    )

/** The submissions in a table or another store, for a user who may read it. */
export const repositoryOwnerStore = (dependencies: Dependencies): OwnerStore => {
  const { repository, acts, forms, deadline, place, told } = dependencies
  const acting =
    <A>(act: Act<Failure, A>) =>
    (form: string, id: string): Asked<A | undefined> =>
      pipe(
        TE.fromEither(formIn(forms, form)),
        TE.flatMap((known) =>
          isSubmissionId(id)
            ? orUndefined(dependencies)(act(known, id, deadline()))
            : TE.right<Trouble, A | undefined>(undefined),
        ),
      )
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
        TE.flatMap((known) => pageOf(dependencies, known)),
      ),
    whole: async function* (form, query) {
      const known = queryIn(form, query)
      if (E.isLeft(known)) yield known
      else
        for await (const page of acts.fullPages({ ...known.right, limit: rowsAtATime }))
          yield pipe(page, E.bimap(told, fullJson(known.right)))
    },
    find: acting(({ name }, id, at) =>
      pipe(
        repository.find(name, id, at),
        TE.map((found) => pipe(found, O.map(submissionJson), O.toUndefined)),
      ),
    ),
    release: acting(acts.release),
    hold: acting(acts.hold),
    erase: acting(acts.erase),
  }
}
