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

/** A setting that the stack's template says of its table, and this table does not have yet. */
export interface MissingSetting {
  readonly label: string
  readonly set: (client: DynamoDBClient) => Promise<void>
}

/** DynamoDB takes one change of a table at a time. */
const changed =
  (name: string, change: Omit<UpdateTableCommandInput, 'TableName'>) =>
  async (client: DynamoDBClient): Promise<void> => {
    await client.send(new UpdateTableCommand({ TableName: name, ...change }))
    await waitUntilTableExists({ client, maxWaitTime: 600 }, { TableName: name })
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

/** @throws Stop if the table has a stream of another kind, which cannot be changed while it is there */
const assertStream = ({ name, description }: FoundSettings): void => {
  const view = description.StreamSpecification?.StreamViewType
  if (view !== undefined && view !== 'NEW_IMAGE')
    throw new Stop(
      `The stream of ${name} is of the kind ${view}, and NEW_IMAGE is needed.`,
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
      'billing on demand',
      changed(name, { BillingMode: 'PAY_PER_REQUEST' }),
    ],
    [
      table.SSEDescription?.Status !== 'ENABLED',
      'encryption by the account’s own key',
      changed(name, { SSESpecification: { Enabled: true } }),
    ],
    [
      hasTargets && table.StreamSpecification?.StreamEnabled !== true,
      'the stream, by which targets are told',
      changed(name, stream),
    ],
    [
      isDurable({ settings, ...stage }) && table.DeletionProtectionEnabled !== true,
      'protection from deletion',
      changed(name, { DeletionProtectionEnabled: true }),
    ],
  ]
}

/** The settings that a table has to get, in the order in which they are set. @throws Stop if one cannot be */
export const missingSettings = (found: FoundSettings, stage: Stage): readonly MissingSetting[] => {
  assertStream(found)
  const all: readonly When[] = [
    ...whatOf(found, stage),
    [!found.hasTimeToLive, 'time to live, by which erased and held submissions go', timeToLive(found.name)],
    [!found.hasBackups, 'point-in-time recovery', backups(found.name)],
  ]
  return all.flatMap(([isMissing, label, set]) => (isMissing ? [{ label, set }] : []))
}

/** Tags a table as the stack's other resources are. */
export const tagTable = async (
  client: DynamoDBClient,
  { description: { TableArn = '' } }: FoundSettings,
  stage: string,
): Promise<void> => tagged(TableArn, stage)(client)

/** @throws Stop if a table that the configuration names is not as the stack needs it */
export const assertAdopted = async (client: DynamoDBClient, name: string, stage: Stage): Promise<void> => {
  const missing = missingSettings(await foundSettings(client, name), stage)
  if (missing.length > 0)
    throw new Stop(
      `The table ${name} cannot be taken over yet. Missing: ${missing.map(({ label }) => label).join('; ')}.`,
      `npx dynamosync adopt --table ${name} --stage ${stage.name}`,
    )
}
