import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { explained, signIn } from './aws-fault.js'
import { Stop } from './stop.js'

/** Whose account it is, and where in the world. */
export interface Account {
  readonly id: string
  readonly region: string
}

const noRegion = (): Stop =>
  new Stop('No region is set, so that nothing can be deployed anywhere.', 'export AWS_REGION=eu-central-1')

const noCredentials = (cause: unknown): Stop =>
  new Stop(
    `There are no credentials for AWS: ${cause instanceof Error ? cause.message : String(cause)}`,
    signIn,
  )

/** @throws Stop that names everything that has to be set first */
const assertSet = async ({ config }: STSClient): Promise<void> => {
  const [region, credentials] = await Promise.allSettled([config.region(), config.credentials()])
  const missing = [
    ...(region.status === 'rejected' ? [noRegion()] : []),
    ...(credentials.status === 'rejected' ? [noCredentials(credentials.reason)] : []),
  ]
  if (missing.length > 0) throw Stop.all(missing)
}

/** The account that the credentials are for. @throws Stop where there are none, or they are refused */
export const account = async (): Promise<Account> => {
  const client = new STSClient({})
  await assertSet(client)
  try {
    const { Account: id = '' } = await client.send(new GetCallerIdentityCommand({}))
    return { id, region: await client.config.region() }
  } catch (cause) {
    const known = cause instanceof Error ? explained(cause) : cause
    if (known instanceof Stop) throw known
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Stop(`AWS refuses the credentials, or is not to be reached: ${why}`, signIn)
  }
}

/** A stack as it stands, where there is one. */
export const stackNamed = async (name: string): Promise<Stack | undefined> => {
  try {
    const { Stacks = [] } = await new CloudFormationClient({}).send(
      new DescribeStacksCommand({ StackName: name }),
    )
    return Stacks[0]
  } catch (cause) {
    if (cause instanceof Error && /does not exist/.test(cause.message)) return undefined
    throw cause
  }
}

/** The outputs of a stack by name. */
export const outputsOf = ({ Outputs = [] }: Pick<Stack, 'Outputs'>): Readonly<Record<string, string>> =>
  Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))

/** @throws Stop where the CDK has not been prepared in this account and region */
export const assertBootstrapped = async ({ id, region }: Account): Promise<void> => {
  if ((await stackNamed('CDKToolkit')) === undefined)
    throw new Stop(
      `The CDK is not prepared in account ${id}, region ${region}: it needs a place for the functions’ code, once.`,
      `npx cdk bootstrap aws://${id}/${region}`,
    )
}

/** Lets nobody delete a stack by mistake, or lets it be deleted. */
export const protect = async (name: string, isProtected: boolean): Promise<void> => {
  await new CloudFormationClient({}).send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: isProtected }),
  )
}

/** Deletes a stack and waits for that, up to half an hour: CloudFront takes its time. */
export const deleteStack = async (name: string): Promise<void> => {
  const client = new CloudFormationClient({})
  await protect(name, false)
  await client.send(new DeleteStackCommand({ StackName: name }))
  await waitUntilStackDeleteComplete({ client, maxWaitTime: 1_800 }, { StackName: name })
}
