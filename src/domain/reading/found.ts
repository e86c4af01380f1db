import type { SubmissionId } from '../submission/identity.js'
import type { Submission } from '../submission/submission.js'
import type { TodaysSubmission } from '../submission/todays-submission.js'
import type { ListPosition } from './list.js'

/** What was found of many submissions. */
export interface FoundSubmissions {
  readonly submissions: readonly Submission[]
  /** The ids of those that are there and cannot be read: one damaged item hides no other. */
  readonly unreadable: readonly SubmissionId[]
}

/** Whole submissions in order, as their form reads them today, and where to resume; no `next` at the end. */
export interface FullListPage {
  readonly submissions: readonly TodaysSubmission[]
  /** The ids of those among them that cannot be read. */
  readonly unreadable: readonly SubmissionId[]
  readonly next?: ListPosition | undefined
}
