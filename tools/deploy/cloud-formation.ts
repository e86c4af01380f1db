import {
  DeleteStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation'
import type { Template } from '../../infra/app/template.js'
import type { Account } from './account.js'
import { isRefused } from './aws-fault.js'
import { Stop } from './stop.js'

type Here = Pick<Account, 'stacks'>

/** The description of a stack; undefined if it does not exist. */
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

/** The bootstrap stack. @throws Stop if the caller may neither read it nor assume the CDK's role */
const toolkit = async (here: Account): Promise<Stack | undefined> => {
  try {
    return await stackNamed(here, 'CDKToolkit')
  } catch (cause) {
    if (!(cause instanceof Error && isRefused(cause))) throw cause
    throw new Stop(
      `The role ${here.roleArn('deploy')} is missing, or you may not assume it.`,
      `grant yourself sts:AssumeRole on it; if it is missing, run npx cdk bootstrap aws://${here.id}/${here.region}`,
    )
  }
}

/** @throws Stop if the CDK is not bootstrapped in this account and region */
export const assertBootstrapped = async (here: Account): Promise<void> => {
  const { id, region, hasRoles } = here
  if (!hasRoles && (await toolkit(here)) === undefined)
    throw new Stop(
      `The CDK is not bootstrapped in account ${id}, region ${region}; this is needed once, to store the functions’ code.`,
      `npx cdk bootstrap aws://${id}/${region}`,
    )
}

/**
 * ARN of the role that CloudFormation uses to change resources: the CDK's, if the caller acts as the role that may
 * pass it.
 */
export const executing = ({ hasRoles, roleArn }: Account): { readonly RoleARN?: string } =>
  hasRoles ? { RoleARN: roleArn('cfn-exec') } : {}

/** The deletion policy of the table in a template; undefined if it is not JSON, or has no table. */
const policyIn = (template: string): string | undefined => {
  try {
    const { Resources } = JSON.parse(template) as Template
    const table = Object.values(Resources).find(({ Type }) => Type === 'AWS::DynamoDB::Table')
    if (table === undefined) return undefined
    const { DeletionPolicy: policy } = table
    return typeof policy === 'string' ? policy : 'Delete'
  } catch {
    return undefined
  }
}

/**
 * Whether a deployed stack keeps its table when the stack or its table is removed. CloudFormation goes by the template
 * that was deployed last, whatever the configuration says by now. Undefined if that template does not say.
 */
export const keepsTable = async ({ stacks }: Here, name: string): Promise<boolean | undefined> => {
  const { TemplateBody = '' } = await stacks.send(new GetTemplateCommand({ StackName: name }))
  const policy = policyIn(TemplateBody)
  return policy === undefined ? undefined : policy !== 'Delete'
}

/** Turns termination protection of a stack on or off. */
export const protect = async ({ stacks }: Here, name: string, isProtected: boolean): Promise<void> => {
  await stacks.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: isProtected }),
  )
}

/** Deletes a stack and waits up to half an hour, because CloudFront is slow. @throws if the stack is still there */
export const deleteStack = async (here: Account, name: string): Promise<void> => {
  await protect(here, name, false)
  await here.stacks.send(new DeleteStackCommand({ StackName: name, ...executing(here) }))
  await waitUntilStackDeleteComplete({ client: here.stacks, maxWaitTime: 1_800 }, { StackName: name })
}
