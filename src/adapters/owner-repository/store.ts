import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { formJson, fullPageJson, pageJson, submissionJson } from '../../domain/contract/owner/owner-json.js'
import type { FullRow, PageRow } from '../../domain/contract/owner/submission-answers.js'
import type { Failure, RepositoryError } from '../../domain/failure/failure.js'
import type { AnyForm, Forms } from '../../domain/form/form.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { FullListPage, TodaysListPage } from '../../domain/reading/found.js'
import { cursorOf, type ListPosition, type ListQuery } from '../../domain/reading/list.js'
import { type OwnerQuery, readQuery, type ReadQuery } from '../../domain/reading/read-query.js'
import { isSubmissionId, type SubmissionId } from '../../domain/submission/identity.js'
import type { TodaysSubmission } from '../../domain/submission/todays-submission.js'
import type { OwnerListPage, OwnerStore, Trouble } from '../../ports/owner-store.js'
import { formIn } from './form-in.js'

/** An action on a submission. */
export type Act<E, A> = (form: AnyForm, id: SubmissionId, deadline: Instant) => TE.TaskEither<E, A>

/** An owner's actions on the submissions of a repository. */
export interface OwnerActs {
  /** Reads one page of rows. */
  readonly page: (
    form: AnyForm,
    query: ListQuery,
    deadline: Instant,
  ) => TE.TaskEither<RepositoryError, TodaysListPage>
  /** Reads one page of whole submissions. */
  readonly fullPage: (
    form: AnyForm,
    query: ListQuery,
    deadline: Instant,
  ) => TE.TaskEither<RepositoryError, FullListPage>
  /** Reads all pages of whole submissions from the query's position; an error ends the sequence. */
  readonly fullPages: (
    form: AnyForm,
    query: ListQuery,
  ) => AsyncIterable<E.Either<RepositoryError, FullListPage>>
  /** Reads a submission as the form reads it today. */
  readonly find: Act<Failure, TodaysSubmission>
  /** Opens a submission and returns its id when open. */
  readonly release: Act<Failure, SubmissionId>
  /** Holds a submission and returns its id when held. */
  readonly hold: Act<Failure, SubmissionId>
  readonly erase: Act<RepositoryError, undefined>
}

/** Dependencies of an owner's store on a repository. */
export interface Dependencies {
  readonly acts: OwnerActs
  readonly forms: Forms
  /** Deadline of a call, computed as the call begins. */
  readonly deadline: () => Instant
  /** Short description of the store. */
  readonly place: string
  /** Translates a failure for the user of the command line. */
  readonly told: (failure: Failure) => Trouble
}

type Asked<A> = TE.TaskEither<Trouble, A>

/** Rows per page of whole submissions. */
const rowsAtATime = 200

const cursorFor = (query: ListQuery, next: ListPosition | undefined) =>
  next === undefined ? {} : { cursor: cursorOf(query, next) }

const fullJson =
  (query: ListQuery) =>
  (page: FullListPage): OwnerListPage<FullRow> => ({ ...fullPageJson(page), ...cursorFor(query, page.next) })

/** Reads a page of a list. Waiting submissions are read whole, as the index has no reasons. */
const pageOf = (
  { acts, deadline, told }: Dependencies,
  form: AnyForm,
  query: ReadQuery,
): Asked<OwnerListPage<PageRow>> =>
  query.full
    ? pipe(acts.fullPage(form, query, deadline()), TE.bimap(told, fullJson(query)))
    : pipe(
        acts.page(form, query, deadline()),
        TE.bimap(told, (page) => ({ ...pageJson(page), ...cursorFor(query, page.next) })),
      )

/** Turns a missing submission into undefined: to an owner it is not a failure. */
const orUndefined =
  ({ told }: Pick<Dependencies, 'told'>) =>
  <A>(task: TE.TaskEither<Failure, A>): Asked<A | undefined> =>
    pipe(
      task,
      TE.orElse((failure) =>
        failure._tag === 'SubmissionNotFound' ? TE.right(undefined) : TE.left(told(failure)),
      ),
    )

/** Submissions in a table or another store, for a user with access to it. */
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
