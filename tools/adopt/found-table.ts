import { isDeepStrictEqual } from 'node:util'
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  type TableStatus,
} from '@aws-sdk/client-dynamodb'
import { tableDefinition, timeToLiveAttribute } from '../../src/adapters/dynamodb/table.js'
import { layout } from '../../src/adapters/dynamodb/submissions/item.js'
import { Stop } from '../deploy/stop.js'
import { type Contents, contentsOf } from './contents.js'

/** A DynamoSync table, recognized by its keys, and its settings. */
export interface FoundSettings {
  readonly name: string
  readonly description: TableDescription
  readonly hasTimeToLive: boolean
  readonly hasBackups: boolean
}

/** The table with its contents. */
export interface FoundTable extends FoundSettings {
  readonly contents: Contents
}

const notOurs = (name: string, why: string): Stop =>
  new Stop(`${name} is not a DynamoSync table: ${why}. It was not changed.`, 'aws dynamodb list-tables')

const keysOf = (schema: TableDescription['KeySchema'] = []): readonly string[] =>
  schema.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`)

const sorted = (texts: readonly string[] = []): readonly string[] => [...texts].sort()

/** Required definition of the index that lists read. */
const [index] = tableDefinition.GlobalSecondaryIndexes

/** @throws Stop if the table lacks the index that lists read, or has it with a different definition */
const assertIndex = (name: string, { GlobalSecondaryIndexes: indexes = [] }: TableDescription): void => {
  const found = indexes.find(({ IndexName }) => IndexName === index.IndexName)
  if (found === undefined)
    throw new Stop(
      `${name} has no index ${index.IndexName}, from which lists are read.`,
      'restore it again, with all its indexes',
    )
  const isSame =
    isDeepStrictEqual(keysOf(found.KeySchema), keysOf([...index.KeySchema])) &&
    isDeepStrictEqual(sorted(found.Projection?.NonKeyAttributes), sorted(index.Projection.NonKeyAttributes))
  if (!isSame) throw notOurs(name, `its index ${index.IndexName} has a different definition`)
}

/** Reasons why a table in a state cannot be adopted, each with the way out. */
const obstacles: Readonly<Partial<Record<TableStatus, readonly [why: string, wayOut: string]>>> = {
  DELETING: ['it is being deleted', 'restore it from a backup under another name: docs/operate/restore.md'],
  ARCHIVING: [
    'DynamoDB is archiving it, because its encryption key was inaccessible',
    'restore it from its last backup',
  ],
  ARCHIVED: [
    'DynamoDB has archived it, because its encryption key was inaccessible',
    'restore it from its last backup',
  ],
  INACCESSIBLE_ENCRYPTION_CREDENTIALS: [
    'DynamoDB cannot use the key that encrypts it',
    'let DynamoDB use the AWS KMS key of the table again, then try again',
  ],
}

/** @throws Stop if the table's state does not allow it to be read or changed */
const assertActive = (name: string, { TableStatus: status = 'ACTIVE' }: TableDescription): void => {
  if (status === 'ACTIVE') return
  const [why, wayOut] = obstacles[status] ?? [
    'it is being created or changed; a restore takes minutes to hours. Try again afterwards',
    `aws dynamodb wait table-exists --table-name ${name}`,
  ]
  throw new Stop(`${name} is ${status}: ${why}.`, wayOut)
}

/** @throws Stop if the table does not exist, is still being created, or has other keys than a DynamoSync table */
const assertSchema = (name: string, description: TableDescription): void => {
  const keys = keysOf(description.KeySchema)
  if (!isDeepStrictEqual(keys, keysOf([...tableDefinition.KeySchema])))
    throw notOurs(
      name,
      `its key is ${keys.join(', ')}, but must be ${keysOf([...tableDefinition.KeySchema])[0]}`,
    )
  assertIndex(name, description)
  assertActive(name, description)
}

const assertContents = (name: string, { isForeign, version }: Contents): void => {
  if (isForeign) throw notOurs(name, 'it has items that DynamoSync did not write')
  if (version > layout)
    throw new Stop(
      `${name} was written by a newer version of DynamoSync: its items have version ${version}, but this version reads ${layout}.`,
      'npm update',
    )
}

/** A table's description. @throws Stop if the table does not exist, or its keys are not a DynamoSync table's */
const describedTable = async (client: DynamoDBClient, name: string): Promise<TableDescription> => {
  try {
    const { Table = {} } = await client.send(new DescribeTableCommand({ TableName: name }))
    assertSchema(name, Table)
    return Table
  } catch (cause) {
    if (!(cause instanceof ResourceNotFoundException)) throw cause
    const region = await client.config.region()
    throw new Stop(`The table ${name} does not exist in region ${region}.`, 'aws dynamodb list-tables')
  }
}

/** A table's settings. @throws Stop if the table does not exist, or its keys are not a DynamoSync table's */
export const foundSettings = async (client: DynamoDBClient, name: string): Promise<FoundSettings> => {
  const description = await describedTable(client, name)
  const TableName = name
  const { TimeToLiveDescription: live } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  const { ContinuousBackupsDescription: backups } = await client.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  )
  return {
    name,
    description,
    hasTimeToLive: live?.TimeToLiveStatus === 'ENABLED' && live.AttributeName === timeToLiveAttribute,
    hasBackups: backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
  }
}

/** A table and its contents. @throws Stop if it is not a DynamoSync table, or this version cannot read it */
export const foundTable = async (client: DynamoDBClient, name: string): Promise<FoundTable> => {
  const settings = await foundSettings(client, name)
  const contents = await contentsOf(client, name)
  assertContents(name, contents)
  return { ...settings, contents }
}
