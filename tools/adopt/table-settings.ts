import {
  type DynamoDBClient,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { timeToLiveAttribute } from '../../src/adapters/dynamodb/table.js'
import { isDurable, type Stage } from '../../infra/app/stage.js'
import { Stop } from '../deploy/stop.js'
import { type FoundSettings, foundSettings } from './found-table.js'

/** A setting in the stack's template that the table lacks. */
export interface MissingSetting {
  readonly label: string
  readonly set: (client: DynamoDBClient) => Promise<void>
}

/** Changes a table and waits until that is done: DynamoDB accepts one change of a table at a time. */
const changed =
  (name: string, change: Omit<UpdateTableCommandInput, 'TableName'>) =>
  async (client: DynamoDBClient): Promise<void> => {
    await client.send(new UpdateTableCommand({ TableName: name, ...change }))
    await waitUntilTableExists({ client, maxWaitTime: 600, minDelay: 2 }, { TableName: name })
  }

type When = readonly [isMissing: boolean, label: string, set: MissingSetting['set']]

const timeToLive =
  (TableName: string) =>
  async (client: DynamoDBClient): Promise<void> => {
    const TimeToLiveSpecification = { AttributeName: timeToLiveAttribute, Enabled: true }
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  }

const backups =
  (TableName: string) =>
  async (client: DynamoDBClient): Promise<void> => {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))
  }

const tagged =
  (ResourceArn: string, stage: string) =>
  async (client: DynamoDBClient): Promise<void> => {
    await client.send(
      new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'dynamosync:stage', Value: stage }] }),
    )
  }

/** @throws Stop if the table has a stream of another kind, which cannot be changed while it exists */
const assertStream = ({ name, description }: FoundSettings): void => {
  const view = description.StreamSpecification?.StreamViewType
  if (view !== undefined && view !== 'NEW_IMAGE')
    throw new Stop(
      `The stream of ${name} is of the kind ${view}, but must be NEW_IMAGE.`,
      `aws dynamodb update-table --table-name ${name} --stream-specification StreamEnabled=false`,
    )
}

const whatOf = (
  { name, description: table }: FoundSettings,
  { settings, ...stage }: Stage,
): readonly When[] => {
  const hasTargets = Object.keys(settings.targets ?? {}).length > 0
  const stream = { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const } }
  return [
    [
      table.BillingModeSummary?.BillingMode !== 'PAY_PER_REQUEST',
      'on-demand billing',
      changed(name, { BillingMode: 'PAY_PER_REQUEST' }),
    ],
    [
      table.SSEDescription?.Status !== 'ENABLED',
      'encryption by the account’s AWS-managed key',
      changed(name, { SSESpecification: { Enabled: true } }),
    ],
    [
      hasTargets && table.StreamSpecification?.StreamEnabled !== true,
      'the stream, which triggers notifications',
      changed(name, stream),
    ],
    [
      isDurable({ settings, ...stage }) && table.DeletionProtectionEnabled !== true,
      'deletion protection',
      changed(name, { DeletionProtectionEnabled: true }),
    ],
  ]
}

/** The missing settings of a table, in the order in which to apply them. @throws Stop if one cannot be applied */
export const missingSettings = (found: FoundSettings, stage: Stage): readonly MissingSetting[] => {
  assertStream(found)
  const all: readonly When[] = [
    ...whatOf(found, stage),
    [!found.hasTimeToLive, 'time to live, which removes items that have expired', timeToLive(found.name)],
    [!found.hasBackups, 'point-in-time recovery', backups(found.name)],
  ]
  return all.flatMap(([isMissing, label, set]) => (isMissing ? [{ label, set }] : []))
}

/** Adds the tags that the stack's other resources have. */
export const tagTable = async (
  client: DynamoDBClient,
  { description: { TableArn = '' } }: FoundSettings,
  stage: string,
): Promise<void> => tagged(TableArn, stage)(client)

/** @throws Stop if a table named in the configuration lacks settings that the stack needs */
export const assertAdopted = async (client: DynamoDBClient, name: string, stage: Stage): Promise<void> => {
  const missing = missingSettings(await foundSettings(client, name), stage)
  if (missing.length > 0)
    throw new Stop(
      `The table ${name} cannot be adopted yet. Missing: ${missing.map(({ label }) => label).join('; ')}.`,
      `npx dynamosync adopt --table ${name} --stage ${stage.name}`,
    )
}
