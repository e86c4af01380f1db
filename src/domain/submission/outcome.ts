import type { Submission } from './submission.js'

/** What became of a submission that is stored now. */
export interface Outcome {
  readonly _tag: 'Created' | 'Replaced' | 'Replayed'
  readonly submission: Submission
}
