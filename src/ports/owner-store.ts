import type { Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { FormSummary } from '../domain/contract/owner/form-answers.js'
import type { OwnerQuery } from '../domain/reading/read-query.js'
import type { FullRow, PageRow, SubmissionAnswer } from '../domain/contract/owner/submission-answers.js'

/** Rows in order, and where to go on; no cursor at the end. */
export interface OwnerListPage<Row> {
  readonly submissions: readonly Row[]
  /** Of whole submissions: the ids of those that are there and cannot be read. */
  readonly unreadable?: readonly string[] | undefined
  readonly cursor?: string | undefined
}

/** Why an owner does not get what they asked for, in a sentence for them. */
export interface Trouble {
  readonly _tag:
    /** The credentials are none, or expired; with new ones the same will do. */
    | 'NoAccess'
    /** It is there, and damaged. */
    | 'Unreadable'
    /** Not now; later the same will do. */
    | 'NotNow'
    /** Not like this. */
    | 'Refused'
  readonly message: string
}

/** The submissions of an owner's forms, wherever they are: in a table, or behind the API. */
export interface OwnerStore {
  /** Where that is, in a few words. It is the same for the same place. */
  readonly place: string
  /** The owner's forms. */
  readonly forms: TaskEither<Trouble, readonly FormSummary[]>
  /** One page of a list. May trail the latest writes. */
  readonly list: (form: string, query: OwnerQuery) => TaskEither<Trouble, OwnerListPage<PageRow>>
  /**
   * Whole submissions, page by page, from the query's cursor on; `limit` is the store's affair. Each as the latest
   * write left it, in the order of the list. After trouble there is nothing more.
   */
  readonly whole: (form: string, query: OwnerQuery) => AsyncIterable<Either<Trouble, OwnerListPage<FullRow>>>
  /** One submission, as the latest write left it. */
  readonly find: (form: string, id: string) => TaskEither<Trouble, SubmissionAnswer | undefined>
  /** Opens what is held. The id under which it is open; undefined where there is none. Again, it is the same success. */
  readonly release: (form: string, id: string) => TaskEither<Trouble, string | undefined>
  /** Holds what is open. The id under which it is held; undefined where there is none. Again, it is the same success. */
  readonly hold: (form: string, id: string) => TaskEither<Trouble, string | undefined>
  /** Erases a submission for good; what is not there is the same success. */
  readonly erase: (form: string, id: string) => TaskEither<Trouble, undefined>
}
