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

/** Which of a stack's two secrets signs; undefined where none is set yet. */
const signing = ({ Parameters = [] }: Stack): Name | undefined => {
  const value = Parameters.find(({ ParameterKey }) => ParameterKey === secretParameters.signs)?.ParameterValue
  return value === 'A' || value === 'B' ? value : undefined
}

/** Every parameter of a stack as it is, but for these. */
const changed = ({ Parameters = [] }: Stack, values: Readonly<Record<string, string>>): Parameter[] =>
  Parameters.map(({ ParameterKey = '' }) =>
    Object.hasOwn(values, ParameterKey)
      ? { ParameterKey, ParameterValue: values[ParameterKey] }
      : { ParameterKey, UsePreviousValue: true },
  )

/**
 * Sees to it that a deployed stack has a secret to sign with, and with `isNew` that it is a new one: what the last one
 * signed is still taken. The secret goes to CloudFormation and nowhere else: it is in no file, argument or output.
 */
export const setFormSecret = async (here: Account, name: string, isNew: boolean): Promise<void> => {
  const stack = await stackNamed(here, name)
  if (stack === undefined) throw new Error('the stack is not there, though it was deployed')
  const signs = signing(stack)
  if (signs !== undefined && !isNew) return
  const next: Name = signs === 'A' ? 'B' : 'A'
  note(
    signs === undefined
      ? 'Making the secret that pages are signed with.'
      : 'Signing with a new secret; the last one is still taken.',
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
