import type { SubmissionId } from '../submission/identity.js'
import type { Submission } from '../submission/submission.js'
import type { TodaysSubmission } from '../submission/todays-submission.js'
import type { ListPosition } from './list.js'

/** The result of looking up many submissions. */
export interface FoundSubmissions {
  readonly submissions: readonly Submission[]
  /** Ids of stored submissions that cannot be read: a damaged item must not hide others. */
  readonly unreadable: readonly SubmissionId[]
}

/**
 * Whole submissions in order, as their form reads them today, and the cursor of the next page; no `next` on the last
 * one.
 */
export interface FullListPage {
  readonly submissions: readonly TodaysSubmission[]
  /** Ids of the submissions on this page that cannot be read. */
  readonly unreadable: readonly SubmissionId[]
  readonly next?: ListPosition | undefined
}
