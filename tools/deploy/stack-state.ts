import type { StackStatus } from '@aws-sdk/client-cloudformation'

/**
 * The state of a stack for deploying or removing it.
 * - `ready` can be updated; `failed` was never completed: its remains are deleted, and it is created again.
 * - `busy` is being changed, perhaps by another deployment; `leaving` is being deleted.
 * - `stuck` failed both to update and to roll back; `half-gone` is the result of a failed deletion.
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
  // A change set that was never executed: no stack exists yet.
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

/** The state of a stack by its status. An unknown status counts as busy, so that nothing touches the stack. */
export const stateOf = (status: string | undefined): StackState => {
  if (status === undefined) return 'absent'
  return Object.hasOwn(states, status) ? states[status as StackStatus] : 'busy'
}
