import type { Stack } from '@aws-sdk/client-cloudformation'
import { note } from '../../src/adapters/terminal/output.js'
import type { Account } from './account.js'
import { deleteStack, outputsOf, stackNamed } from './cloud-formation.js'
import { emptyBucket } from './upload.js'
import { type StackState, stateOf } from './stack-state.js'
import { Stop } from './stop.js'
import { whyFailed } from './why-failed.js'

/** What keeps a stack from being deployed, and the command that goes on. */
const obstacles: Readonly<
  Partial<Record<StackState, (name: string) => readonly [why: string, command: string]>>
> = {
  stuck: (name) => [
    'an update failed, and so did going back. Let CloudFormation finish going back, then deploy again.',
    `aws cloudformation continue-update-rollback --stack-name ${name}`,
  ],
  'half-gone': () => ['a removal was not finished. Finish it, then deploy again.', 'npm run destroy'],
  busy: (name) => [
    'another deployment, or CloudFormation itself, is still working on it. Try again when that is done.',
    `aws cloudformation describe-stacks --stack-name ${name} --query "Stacks[0].StackStatus"`,
  ],
  leaving: (name) => [
    'it is being removed. Try again when that is done.',
    `aws cloudformation wait stack-delete-complete --stack-name ${name}`,
  ],
}

/** @throws Stop where a stack's state keeps it from being deployed */
const assertFree = (name: string, { StackStatus: status }: Stack, state: StackState): void => {
  const [why, command] = obstacles[state]?.(name) ?? []
  if (why !== undefined) throw new Stop(`${name} is ${String(status)}: ${why}`, command ?? '')
}

/** Says what somebody else is doing to a stack, where that is why a change of it failed. @throws Stop then */
export const assertIdle = async (here: Account, name: string): Promise<void> => {
  const stack = await stackNamed(here, name)
  if (stack !== undefined) assertFree(name, stack, stateOf(stack.StackStatus))
}

/** A stack that stands has the outputs of ours; one that was never completed has none. */
const assertOurs = (name: string, stack: Stack): void => {
  if (outputsOf(stack)['TableName'] === undefined)
    throw new Stop(
      `The stack ${name} is another product's: it has no output TableName. Nothing was done to it.`,
      'give this site another name in dynamosync.config.ts',
    )
}

/** Removes a stack, its bucket emptied first. @throws Stop that says what keeps it */
export const removeStack = async (here: Account, name: string, stack: Stack): Promise<void> => {
  const { SiteBucket: bucket } = outputsOf(stack)
  if (bucket !== undefined) await emptyBucket(here, bucket)
  await deleteStack(here, name).catch(async (cause: unknown) => {
    throw await whyFailed(here, { name, what: 'removed', cause })
  })
}

/**
 * Makes a stack ready to be deployed, or says what has to be done first. What is left of a first deployment that
 * failed is removed: it has neither submissions nor visitors.
 *
 * @returns whether this deployment makes the stack
 */
export const prepared = async (here: Account, name: string): Promise<boolean> => {
  const stack = await stackNamed(here, name)
  if (stack === undefined) return true
  const state = stateOf(stack.StackStatus)
  assertFree(name, stack, state)
  if (state === 'ready') assertOurs(name, stack)
  if (state === 'failed') {
    note(
      `${name} is ${String(stack.StackStatus)}: it was never completed. What is left of it is removed, and it is made anew.`,
    )
    await removeStack(here, name, stack)
  }
  return state !== 'ready'
}

/** A stack that may be removed. @throws Stop where it is not ours, or somebody is working on it */
export const assertRemovable = (name: string, stack: Stack): void => {
  const state = stateOf(stack.StackStatus)
  if (state === 'busy') assertFree(name, stack, state)
  if (state === 'ready') assertOurs(name, stack)
}
