import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { BackendOptions } from '../options.js'
import { tableDefinition, timeToLiveAttribute } from '../../src/adapters/dynamodb/table.js'

type Key = { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }

const typeOf = (name: string): AttributeType => {
  const attribute = tableDefinition.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)
  if (attribute === undefined) throw new Error(`the table definition has no type for “${name}”`)
  return AttributeType[{ S: 'STRING' as const }[attribute.AttributeType]]
}

const keysOf = (schema: readonly Key[]) => {
  const named = (type: Key['KeyType']) => {
    const name = schema.find(({ KeyType }) => KeyType === type)?.AttributeName
    return name === undefined ? undefined : { name, type: typeOf(name) }
  }
  const [partitionKey, sortKey] = [named('HASH'), named('RANGE')]
  if (partitionKey === undefined) throw new Error('the table definition has a key without a partition')
  return sortKey === undefined ? { partitionKey } : { partitionKey, sortKey }
}

/** Properties of the table: whether it is durable, has a stream, and exists already. */
export type TableOptions = Pick<BackendOptions, 'table'> & {
  readonly durable: boolean
  readonly streams: boolean
}

/** Removal policy. A table left by a failed creation is empty and would block the next attempt. */
const fateOf = ({ durable, table }: TableOptions): RemovalPolicy => {
  if (table !== undefined) return RemovalPolicy.RETAIN
  return durable ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY
}

/**
 * The stack's only table, as `tableDefinition` describes it: on-demand capacity, point-in-time recovery over 35 days,
 * encrypted with the account's AWS-managed key, which has no monthly fee. Its stream triggers notifications.
 */
export const formTable = (scope: Construct, options: TableOptions): Table => {
  const { durable, streams, table: name } = options
  // CloudFormation imports a table only under a new logical id.
  const table = new Table(scope, name === undefined ? 'Table' : `Table-${name}`, {
    ...(name !== undefined && { tableName: name }),
    ...keysOf(tableDefinition.KeySchema),
    billingMode: BillingMode[tableDefinition.BillingMode],
    timeToLiveAttribute,
    ...(streams && { stream: StreamViewType.NEW_IMAGE }),
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: durable,
    removalPolicy: fateOf(options),
  })
  for (const { IndexName, KeySchema, Projection } of tableDefinition.GlobalSecondaryIndexes)
    table.addGlobalSecondaryIndex({
      indexName: IndexName,
      ...keysOf(KeySchema),
      projectionType: ProjectionType[Projection.ProjectionType],
      nonKeyAttributes: [...Projection.NonKeyAttributes],
    })
  return table
}
