import {
  DeleteStackCommand,
  DescribeStacksCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation'
import type { Account } from './account.js'
import { isRefused } from './aws-fault.js'
import { Stop } from './stop.js'

type Here = Pick<Account, 'stacks'>

/** A stack as it stands; undefined if there is none. */
export const stackNamed = async ({ stacks }: Here, name: string): Promise<Stack | undefined> => {
  try {
    const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({ StackName: name }))
    return Stacks[0]
  } catch (cause) {
    if (cause instanceof Error && /does not exist/.test(cause.message)) return undefined
    throw cause
  }
}

/** The outputs of a stack by name. */
export const outputsOf = ({ Outputs = [] }: Pick<Stack, 'Outputs'>): Readonly<Record<string, string>> =>
  Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))

/** The stack of a bootstrap. @throws Stop if the caller may neither look for it nor act as the CDK's role */
const toolkit = async (here: Account): Promise<Stack | undefined> => {
  try {
    return await stackNamed(here, 'CDKToolkit')
  } catch (cause) {
    if (!(cause instanceof Error && isRefused(cause))) throw cause
    throw new Stop(
      `The role ${here.roleArn('deploy')} is not there, or you may not assume it.`,
      `give yourself sts:AssumeRole on it; where it is not there: npx cdk bootstrap aws://${here.id}/${here.region}`,
    )
  }
}

/** @throws Stop if the CDK has not been prepared in this account and region */
export const assertBootstrapped = async (here: Account): Promise<void> => {
  const { id, region, hasRoles } = here
  if (!hasRoles && (await toolkit(here)) === undefined)
    throw new Stop(
      `The CDK is not prepared in account ${id}, region ${region}: it needs a place for the functions’ code, once.`,
      `npx cdk bootstrap aws://${id}/${region}`,
    )
}

/** The role by which CloudFormation changes resources: the CDK's, if the caller acts as the one that may pass it. */
export const executing = ({ hasRoles, roleArn }: Account): { readonly RoleARN?: string } =>
  hasRoles ? { RoleARN: roleArn('cfn-exec') } : {}

/** Lets nobody delete a stack by mistake, or lets it be deleted. */
export const protect = async ({ stacks }: Here, name: string, isProtected: boolean): Promise<void> => {
  await stacks.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: isProtected }),
  )
}

/** Deletes a stack and waits for that, up to half an hour: CloudFront takes its time. @throws if it stays */
export const deleteStack = async (here: Account, name: string): Promise<void> => {
  await protect(here, name, false)
  await here.stacks.send(new DeleteStackCommand({ StackName: name, ...executing(here) }))
  await waitUntilStackDeleteComplete({ client: here.stacks, maxWaitTime: 1_800 }, { StackName: name })
}
