import { randomBytes } from 'node:crypto'
import {
  type Parameter,
  type Stack,
  UpdateStackCommand,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation'
import { secretParameters } from '../../infra/app/secret-parameters.js'
import { note } from '../../src/adapters/terminal/output.js'
import type { Account } from './account.js'
import { assertIdle } from './prepare.js'
import { executing, stackNamed } from './cloud-formation.js'
import { whyFailed } from './why-failed.js'

type Name = 'A' | 'B'

/** Name of the stack's secret that signs; undefined if none is set yet. */
const signing = ({ Parameters = [] }: Stack): Name | undefined => {
  const value = Parameters.find(({ ParameterKey }) => ParameterKey === secretParameters.signs)?.ParameterValue
  return value === 'A' || value === 'B' ? value : undefined
}

/** The stack's parameters with their previous values, apart from these. */
const changed = ({ Parameters = [] }: Stack, values: Readonly<Record<string, string>>): Parameter[] =>
  Parameters.map(({ ParameterKey = '' }) =>
    Object.hasOwn(values, ParameterKey)
      ? { ParameterKey, ParameterValue: values[ParameterKey] }
      : { ParameterKey, UsePreviousValue: true },
  )

/**
 * Ensures that a deployed stack has a signing secret; with `isNew` creates a new one, and signatures made with the
 * previous one remain valid. Only CloudFormation gets the secret: it is never in a file, argument or output.
 */
export const setFormSecret = async (here: Account, name: string, isNew: boolean): Promise<void> => {
  const stack = await stackNamed(here, name)
  if (stack === undefined)
    throw new Error(
      'the stack cannot be found after its deployment; see its events in the CloudFormation console, then run the same command again',
    )
  const signs = signing(stack)
  if (signs !== undefined && !isNew) return
  const next: Name = signs === 'A' ? 'B' : 'A'
  note(
    signs === undefined
      ? 'Creating the secret that signs pages.'
      : 'Signing with a new secret; the previous one stays valid.',
  )
  const update = new UpdateStackCommand({
    StackName: name,
    UsePreviousTemplate: true,
    ...executing(here),
    Parameters: changed(stack, {
      [secretParameters[next]]: randomBytes(32).toString('base64url'),
      [secretParameters.signs]: next,
      ...(signs === undefined && { [secretParameters.origin]: randomBytes(32).toString('base64url') }),
    }),
    Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
  })
  await here.stacks.send(update).catch(async (cause: unknown) => {
    await assertIdle(here, name)
    throw cause
  })
  try {
    await waitUntilStackUpdateComplete({ client: here.stacks, maxWaitTime: 1_800 }, { StackName: name })
  } catch (cause) {
    throw await whyFailed(here, { name, what: 'deployed', cause })
  }
}
