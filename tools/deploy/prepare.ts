import type { Stack } from '@aws-sdk/client-cloudformation'
import { note } from '../../src/adapters/terminal/output.js'
import type { Account } from './account.js'
import { deleteStack, outputsOf, stackNamed } from './cloud-formation.js'
import { emptyBucket } from './upload.js'
import { type StackState, stateOf } from './stack-state.js'
import { Stop } from './stop.js'
import { whyFailed } from './why-failed.js'

/** Reasons why a stack cannot be deployed in its state, with the command that resolves each. */
const obstacles: Readonly<
  Partial<Record<StackState, (name: string) => readonly [why: string, command: string]>>
> = {
  stuck: (name) => [
    'an update failed, and so did its rollback. Let CloudFormation finish the rollback, then deploy again.',
    `aws cloudformation continue-update-rollback --stack-name ${name}`,
  ],
  'half-gone': () => ['a removal did not finish. Finish it, then deploy again.', 'npm run destroy'],
  busy: (name) => [
    'another deployment, or CloudFormation itself, is still changing it. Try again afterwards.',
    `aws cloudformation describe-stacks --stack-name ${name} --query "Stacks[0].StackStatus"`,
  ],
  leaving: (name) => [
    'it is being removed. Try again afterwards.',
    `aws cloudformation wait stack-delete-complete --stack-name ${name}`,
  ],
}

/** @throws Stop if the stack's state prevents a deployment */
const assertFree = (name: string, { StackStatus: status }: Stack, state: StackState): void => {
  const [why, command] = obstacles[state]?.(name) ?? []
  if (why !== undefined) throw new Stop(`${name} is ${String(status)}: ${why}`, command ?? '')
}

/** @throws Stop if something else is changing the stack, which explains why a change failed */
export const assertIdle = async (here: Account, name: string): Promise<void> => {
  const stack = await stackNamed(here, name)
  if (stack !== undefined) assertFree(name, stack, stateOf(stack.StackStatus))
}

/** Completed stacks of this product have its outputs; a stack that was never completed has none. */
const assertOurs = (name: string, stack: Stack): void => {
  if (outputsOf(stack)['TableName'] === undefined)
    throw new Stop(
      `The stack ${name} belongs to another product: it has no output TableName. It was not changed.`,
      'give this site another name in dynamosync.config.ts',
    )
}

/** Removes a stack, emptying its bucket first. @throws Stop with the reason if it cannot be removed */
export const removeStack = async (here: Account, name: string, stack: Stack): Promise<void> => {
  const { SiteBucket: bucket } = outputsOf(stack)
  if (bucket !== undefined) await emptyBucket(here, bucket)
  await deleteStack(here, name).catch(async (cause: unknown) => {
    throw await whyFailed(here, { name, what: 'removed', cause })
  })
}

/**
 * Makes a stack ready to be deployed, or explains what must be done first. The remains of a failed first deployment
 * are removed: it has neither submissions nor visitors.
 *
 * @returns whether this deployment creates the stack
 */
export const prepared = async (here: Account, name: string): Promise<boolean> => {
  const stack = await stackNamed(here, name)
  if (stack === undefined) return true
  const state = stateOf(stack.StackStatus)
  assertFree(name, stack, state)
  if (state === 'ready') assertOurs(name, stack)
  if (state === 'failed') {
    note(
      `${name} is ${String(stack.StackStatus)}: it was never completed. Removing its remains and creating it again.`,
    )
    await removeStack(here, name, stack)
  }
  return state !== 'ready'
}

/** A stack that may be removed. @throws Stop if it belongs to another product, or is being changed */
export const assertRemovable = (name: string, stack: Stack): void => {
  const state = stateOf(stack.StackStatus)
  if (state === 'busy') assertFree(name, stack, state)
  if (state === 'ready') assertOurs(name, stack)
}
