import type { SubmissionRepository } from 'dynamosync'
import type { Send } from 'dynamosync/promise'

/** A store of this test run's own. */
export interface TestStore {
  /** Checks, computes and stores what is sent to a form, as the deployed function does. */
  readonly send: Send
  readonly repository: SubmissionRepository
  readonly stop: () => Promise<void>
}

/** Starts the embedded DynamoDB, in memory and on a free port, with an empty table. Stop it, or the tests never end. */
export declare const embeddedStore: () => Promise<TestStore>
