import type { SubmissionId } from '../submission/identity.js'
import type { Submission } from '../submission/submission.js'
import type { TodaysSubmission } from '../submission/todays-submission.js'
import type { ListPage, ListPosition } from './list.js'

/** Stored submissions that cannot be read: one of them must not hide others. */
export interface Unreadable {
  /** Their ids. */
  readonly unreadable: readonly SubmissionId[]
  /** The ids among them that a newer version of DynamoSync wrote, if known. */
  readonly newer?: readonly SubmissionId[] | undefined
}

/** The result of looking up many submissions. */
export interface FoundSubmissions extends Unreadable {
  readonly submissions: readonly Submission[]
}

/** Rows of a list, as their form reads them today. */
export interface TodaysListPage extends ListPage, Partial<Unreadable> {}

/**
 * Whole submissions in order, as their form reads them today, and the cursor of the next page; no `next` on the last
 * one.
 */
export interface FullListPage extends Unreadable {
  readonly submissions: readonly TodaysSubmission[]
  readonly next?: ListPosition | undefined
}
