import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { type CdkRole, cdkRoleArn, usualQualifier } from '../../infra/app/cdk-roles.js'
import { explained, isRefused, signIn } from './aws-fault.js'
import { Stop } from './stop.js'

/** An account in one region, and the clients that a deployment uses there. */
export interface Account {
  readonly id: string
  readonly region: string
  /** Acts as the CDK's deploy role, or as the caller if the caller may not assume it. */
  readonly stacks: CloudFormationClient
  /** Acts as the CDK's file-publishing role, or as the caller. */
  readonly files: S3Client
  /** Reads tables as the CDK's lookup role, or as the caller. */
  readonly tables: DynamoDBClient
  /** Acts as the caller. */
  readonly ownFiles: S3Client
  /** ARN of one of the CDK's roles in this account and region. */
  readonly roleArn: (role: CdkRole) => string
  /** Whether the CDK's deploy role exists and the caller may assume it. */
  readonly hasRoles: boolean
}

const noRegion = (): Stop => {
  const set = process.env['AWS_REGION'] || process.env['AWS_DEFAULT_REGION']
  const why = set === undefined || set === '' ? 'No AWS region is set.' : `“${set}” is not an AWS region.`
  return new Stop(why, 'export AWS_REGION=eu-central-1')
}

const noCredentials = (cause: unknown): Stop =>
  new Stop(`AWS credentials are missing: ${cause instanceof Error ? cause.message : String(cause)}`, signIn)

/** @throws Stop with everything that must be configured first */
const assertSet = async ({ config }: STSClient): Promise<void> => {
  const [region, credentials] = await Promise.allSettled([config.region(), config.credentials()])
  const missing = [
    ...(region.status === 'rejected' ? [noRegion()] : []),
    ...(credentials.status === 'rejected' ? [noCredentials(credentials.reason)] : []),
  ]
  if (missing.length > 0) throw Stop.all(missing)
}

/** Identity of the credentials. @throws Stop if they are rejected */
const caller = async (sts: STSClient): Promise<{ readonly id: string; readonly partition: string }> => {
  try {
    const { Account: id = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}))
    return { id, partition: Arn.split(':')[1] || 'aws' }
  } catch (cause) {
    const known = cause instanceof Error ? explained(cause) : cause
    if (known instanceof Stop) throw known
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Stop(`AWS rejected the credentials or cannot be reached: ${why}`, signIn)
  }
}

type Assumed = AssumeRoleCommandOutput['Credentials']

/**
 * Role credentials valid for an hour; undefined if the role is missing or the caller may not assume it: AWS returns the
 * same error for both.
 */
const assumed = async (sts: STSClient, RoleArn: string): Promise<Assumed> => {
  try {
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'dynamosync' })
    return (await sts.send(command)).Credentials
  } catch (cause) {
    if (cause instanceof Error && isRefused(cause)) return undefined
    throw cause
  }
}

/** Credentials of a role, renewed by the SDK as they expire; the caller's own if it may not be assumed. */
const actingAs = (sts: STSClient, roleArn: string) => async () => {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = (await assumed(sts, roleArn)) ?? {}
  if (AccessKeyId === undefined || SecretAccessKey === undefined) return sts.config.credentials()
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken !== undefined && { sessionToken: SessionToken }),
    ...(Expiration !== undefined && { expiration: Expiration }),
  }
}

/**
 * The account to which the credentials belong.
 *
 * @param qualifier of the CDK's bootstrap stack
 * @throws Stop if there are no credentials, or they are rejected
 */
export const account = async (qualifier = usualQualifier): Promise<Account> => {
  const sts = new STSClient({})
  await assertSet(sts)
  const { id, partition } = await caller(sts)
  const region = await sts.config.region()
  const roleArn = (role: CdkRole): string => cdkRoleArn({ partition, account: id, region, qualifier }, role)
  return {
    id,
    region,
    stacks: new CloudFormationClient({ credentials: actingAs(sts, roleArn('deploy')) }),
    files: new S3Client({ credentials: actingAs(sts, roleArn('file-publishing')) }),
    tables: new DynamoDBClient({ credentials: actingAs(sts, roleArn('lookup')) }),
    ownFiles: new S3Client({}),
    roleArn,
    hasRoles: (await assumed(sts, roleArn('deploy'))) !== undefined,
  }
}
