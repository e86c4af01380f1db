import type { Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { FormSummary } from '../domain/contract/owner/form-answers.js'
import type { OwnerQuery } from '../domain/reading/read-query.js'
import type { FullRow, PageRow, SubmissionAnswer } from '../domain/contract/owner/submission-answers.js'

/** Page of rows in order, with the cursor of the next page; no cursor on the last page. */
export interface OwnerListPage<Row> {
  readonly submissions: readonly Row[]
  /** Ids of stored submissions that cannot be read. */
  readonly unreadable?: readonly string[] | undefined
  /** The unreadable ids that a newer version of DynamoSync wrote. */
  readonly newer?: readonly string[] | undefined
  readonly cursor?: string | undefined
}

/** Reason why an owner's request failed, in a sentence for the owner. */
export interface Trouble {
  readonly _tag:
    /** Credentials are missing or expired; the same request succeeds with new ones. */
    | 'NoAccess'
    /** The submission is stored, but damaged. */
    | 'Unreadable'
    /** A temporary failure; the same request may succeed later. */
    | 'NotNow'
    /** A permanent refusal; the request has to change. */
    | 'Refused'
  readonly message: string
}

/** The submissions of an owner's forms, in a table or behind the API. */
export interface OwnerStore {
  /** Short description of the location, the same for the same location. */
  readonly place: string
  /** The owner's forms. */
  readonly forms: TaskEither<Trouble, readonly FormSummary[]>
  /** Reads one page of a list. May lag behind the latest writes. */
  readonly list: (form: string, query: OwnerQuery) => TaskEither<Trouble, OwnerListPage<PageRow>>
  /**
   * Reads whole submissions page by page from the query's cursor; the store chooses `limit`. Each is as the latest
   * write left it, in the order of the list. The first failure ends the sequence.
   */
  readonly whole: (form: string, query: OwnerQuery) => AsyncIterable<Either<Trouble, OwnerListPage<FullRow>>>
  /** Reads one submission, as the latest write left it; undefined if there is none. */
  readonly find: (form: string, id: string) => TaskEither<Trouble, SubmissionAnswer | undefined>
  /** Opens a held submission and returns its id when open; undefined if there is none. Repeating it succeeds again. */
  readonly release: (form: string, id: string) => TaskEither<Trouble, string | undefined>
  /** Holds an open submission and returns its id when held; undefined if there is none. Repeating it succeeds again. */
  readonly hold: (form: string, id: string) => TaskEither<Trouble, string | undefined>
  /** Erases a submission permanently; erasing a missing one succeeds too. */
  readonly erase: (form: string, id: string) => TaskEither<Trouble, undefined>
}
