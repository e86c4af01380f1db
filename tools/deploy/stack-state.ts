import type { StackStatus } from '@aws-sdk/client-cloudformation'

/**
 * What a stack's status means to who deploys or removes it.
 * - `ready` can be updated, and `failed` was never completed: what is left of it goes, and it is made anew.
 * - `busy` has something done to it, perhaps by another deployment, and `leaving` is being deleted.
 * - `stuck` has neither its old state nor its new one, and `half-gone` is what a removal left.
 */
export type StackState = 'ready' | 'failed' | 'busy' | 'leaving' | 'stuck' | 'half-gone' | 'absent'

const states = {
  CREATE_COMPLETE: 'ready',
  CREATE_FAILED: 'failed',
  CREATE_IN_PROGRESS: 'busy',
  DELETE_COMPLETE: 'absent',
  DELETE_FAILED: 'half-gone',
  DELETE_IN_PROGRESS: 'leaving',
  IMPORT_COMPLETE: 'ready',
  IMPORT_IN_PROGRESS: 'busy',
  IMPORT_ROLLBACK_COMPLETE: 'ready',
  IMPORT_ROLLBACK_FAILED: 'stuck',
  IMPORT_ROLLBACK_IN_PROGRESS: 'busy',
  // A change set that nobody executed: there is nothing yet.
  REVIEW_IN_PROGRESS: 'failed',
  ROLLBACK_COMPLETE: 'failed',
  ROLLBACK_FAILED: 'failed',
  ROLLBACK_IN_PROGRESS: 'busy',
  UPDATE_COMPLETE: 'ready',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_FAILED: 'ready',
  UPDATE_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_COMPLETE: 'ready',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_FAILED: 'stuck',
  UPDATE_ROLLBACK_IN_PROGRESS: 'busy',
} as const satisfies Record<StackStatus, StackState>

export const everyStatus = Object.keys(states) as readonly StackStatus[]

/** The state of a stack by its status; one that is unknown here is taken for busy, so that nothing is done to it. */
export const stateOf = (status: string | undefined): StackState => {
  if (status === undefined) return 'absent'
  return Object.hasOwn(states, status) ? states[status as StackStatus] : 'busy'
}
