import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { byTime } from './index-name.js'

export { byTime }

/** The only definition of the table; the stack, the local stack and the tests create it from here. */
export const tableDefinition = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'shard', AttributeType: 'S' },
    { AttributeName: 'sort', AttributeType: 'S' },
  ],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    {
      IndexName: byTime,
      KeySchema: [
        { AttributeName: 'shard', KeyType: 'HASH' },
        { AttributeName: 'sort', KeyType: 'RANGE' },
      ],
      // Only the attributes that a list shows, so that a submission of up to 1 KB costs two write units.
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['id', 'at', 'expiresAt', 'listed'] },
    },
  ],
} as const

/** The attribute that DynamoDB's time to live reads. */
export const timeToLiveAttribute = 'expiresAt'

const mutable = structuredClone(tableDefinition) as unknown as Omit<CreateTableCommandInput, 'TableName'>

const exists = async (client: DynamoDBClient, table: string): Promise<boolean> => {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
    return Table?.TableStatus === 'ACTIVE'
  } catch (cause) {
    if (cause instanceof ResourceNotFoundException) return false
    throw cause
  }
}

const create = async (client: DynamoDBClient, table: string): Promise<void> => {
  try {
    await client.send(new CreateTableCommand({ TableName: table, ...mutable }))
  } catch (cause) {
    // Another process created it first, which is a success, too.
    if (!(cause instanceof ResourceInUseException)) throw cause
  }
}

/** Creates the table if it is missing and waits up to 30 seconds until it answers; for local stacks and tests. */
export const ensureTable = async (options: {
  readonly endpoint: string | undefined
  readonly table: string
}): Promise<void> => {
  const client = new DynamoDBClient(options.endpoint === undefined ? {} : { endpoint: options.endpoint })
  try {
    if (await exists(client, options.table)) return
    await create(client, options.table)
    for (let tries = 0; !(await exists(client, options.table)); tries += 1) {
      if (tries > 300) throw new Error(`the table ${options.table} did not become active`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    client.destroy()
  }
}
