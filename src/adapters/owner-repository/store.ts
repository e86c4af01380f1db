import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { formJson, fullPageJson, rowJson, submissionJson } from '../../domain/contract/owner/owner-json.js'
import type { FullRow, PageRow } from '../../domain/contract/owner/submission-answers.js'
import type { Failure, RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { FullListPage } from '../../domain/reading/found.js'
import { cursorOf, type ListPage, type ListPosition, type ListQuery } from '../../domain/reading/list.js'
import { type OwnerQuery, readQuery, type ReadQuery } from '../../domain/reading/read-query.js'
import { isSubmissionId, type SubmissionId } from '../../domain/submission/identity.js'
import type { TodaysSubmission } from '../../domain/submission/todays-submission.js'
import type { OwnerListPage, OwnerStore, Trouble } from '../../ports/owner-store.js'
import { formIn } from './form-in.js'

/** Does something to a submission. */
export type Act<E, A> = (form: AnyForm, id: SubmissionId, deadline: Instant) => TE.TaskEither<E, A>

/** What an owner does to the submissions of a repository. */
export interface OwnerActs {
  /** One page of rows. */
  readonly page: (
    form: AnyForm,
    query: ListQuery,
    deadline: Instant,
  ) => TE.TaskEither<RepositoryError, ListPage>
  /** One whole page. */
  readonly fullPage: (
    form: AnyForm,
    query: ListQuery,
    deadline: Instant,
  ) => TE.TaskEither<RepositoryError, FullListPage>
  /** Every page in full, from the query's position on; after an error there is nothing more. */
  readonly fullPages: (
    form: AnyForm,
    query: ListQuery,
  ) => AsyncIterable<E.Either<RepositoryError, FullListPage>>
  /** As the form reads it today. */
  readonly find: Act<Failure, TodaysSubmission>
  /** The id under which it is open then. */
  readonly release: Act<Failure, SubmissionId>
  /** The id under which it is held then. */
  readonly hold: Act<Failure, SubmissionId>
  readonly erase: Act<RepositoryError, undefined>
}

/** Dependencies of reading a repository as an owner. */
export interface Dependencies {
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
  { acts, deadline, told }: Dependencies,
  form: AnyForm,
  query: ReadQuery,
): Asked<OwnerListPage<PageRow>> =>
  query.full
    ? pipe(acts.fullPage(form, query, deadline()), TE.bimap(told, fullJson(query)))
    : pipe(
        acts.page(form, query, deadline()),
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
  const { acts, forms, deadline, place, told } = dependencies
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
  const queryIn = (name: string, asked: OwnerQuery): E.Either<Trouble, { form: AnyForm; query: ReadQuery }> =>
    pipe(
      formIn(forms, name),
      E.flatMap((form) =>
        pipe(
          readQuery(form, asked),
          E.bimap(told, (query) => ({ form, query })),
        ),
      ),
    )
  return {
    place,
    forms: TE.right([...forms.values()].map(formJson)),
    list: (form, query) =>
      pipe(
        TE.fromEither(queryIn(form, query)),
        TE.flatMap((known) => pageOf(dependencies, known.form, known.query)),
      ),
    whole: async function* (form, query) {
      const known = queryIn(form, query)
      if (E.isLeft(known)) yield known
      else
        for await (const page of acts.fullPages(known.right.form, {
          ...known.right.query,
          limit: rowsAtATime,
        }))
          yield pipe(page, E.bimap(told, fullJson(known.right.query)))
    },
    find: acting((form, id, at) => pipe(acts.find(form, id, at), TE.map(submissionJson))),
    release: acting(acts.release),
    hold: acting(acts.hold),
    erase: acting(acts.erase),
  }
}
