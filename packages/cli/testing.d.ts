import type { SubmissionRepository } from 'dynamosync'
import type { Send } from 'dynamosync/promise'

/** A store of this test run only. */
export interface TestStore {
  /** Checks, computes and stores a submission as the deployed function does. */
  readonly send: Send
  readonly repository: SubmissionRepository
  readonly stop: () => Promise<void>
}

/** Starts the embedded DynamoDB in memory, on a free port, with an empty table. Stop it, or the tests never end. */
export declare const embeddedStore: () => Promise<TestStore>
