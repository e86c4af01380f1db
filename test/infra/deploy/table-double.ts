import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

type Json = Readonly<Record<string, unknown>>

/** Settings of a table that the embedded DynamoDB does not keep. */
interface Overlay {
  table: Record<string, unknown>
  timeToLive: boolean
  backups: boolean
  tags: readonly unknown[]
}

/** What is sent on to the store. */
export interface Asked {
  readonly action: string
  readonly body: Json
}

/** Tables as AWS has them: items in the embedded DynamoDB, and the settings of tables beside it. */
export interface TableDouble {
  readonly answer: (asked: Asked) => Promise<readonly [number, Json]>
  readonly settings: Map<string, Overlay>
  readonly stop: () => Promise<void>
}

type Dynalite = (options: { readonly createTableMs: number; readonly deleteTableMs: number }) => Server

const fresh = (): Overlay => ({
  table: { BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' }, SSEDescription: { Status: 'ENABLED' } },
  timeToLive: false,
  backups: false,
  tags: [],
})

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/dynamodb/aws4_request, SignedHeaders=h, Signature=s',
  'x-amz-date': '20261129T000000Z',
}

/** Changes of a table by name of the member of `UpdateTable`. */
const updated = ({ StreamSpecification: stream, SSESpecification: sse, ...rest }: Json): Json => ({
  ...(rest['DeletionProtectionEnabled'] !== undefined && {
    DeletionProtectionEnabled: rest['DeletionProtectionEnabled'],
  }),
  ...(rest['BillingMode'] !== undefined && { BillingModeSummary: { BillingMode: rest['BillingMode'] } }),
  ...(stream !== undefined && { StreamSpecification: stream, LatestStreamArn: 'arn:stream' }),
  ...(sse !== undefined && { SSEDescription: { Status: 'ENABLED' } }),
})

/** Starts the embedded DynamoDB and the double in front of it. */
export const tableDouble = async (): Promise<TableDouble> => {
  const server = (createRequire(import.meta.url)('dynalite') as Dynalite)({
    createTableMs: 0,
    deleteTableMs: 0,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = new Map<string, Overlay>()
  const store = async ({ action, body }: Asked): Promise<readonly [number, Json]> => {
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, 'x-amz-target': `DynamoDB_20120810.${action}` },
      body: JSON.stringify(body),
    })
    return [reply.status, (await reply.json()) as Json]
  }
  const overlayOf = (name: string): Overlay => {
    const found = settings.get(name) ?? fresh()
    settings.set(name, found)
    return found
  }
  const describe = async (TableName: string): Promise<readonly [number, Json]> => {
    const [status, { Table, ...rest }] = await store({ action: 'DescribeTable', body: { TableName } })
    return [
      status,
      status === 200 ? { Table: { ...(Table as Json), ...overlayOf(TableName).table } } : { Table, ...rest },
    ]
  }
  /** A new table with the items of another one, and none of the settings that a restore leaves out. */
  const restore = async ({
    SourceTableName,
    TargetTableName: TableName,
  }: Json): Promise<readonly [number, Json]> => {
    if (!overlayOf(String(SourceTableName)).backups)
      return [400, { __type: 'PointInTimeRecoveryUnavailableException', message: 'is not enabled' }]
    const [, { Table }] = await store({ action: 'DescribeTable', body: { TableName: SourceTableName } })
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes = [] } = Table as Json
    const indexes = (GlobalSecondaryIndexes as readonly Json[]).map(
      ({ IndexName, KeySchema: keys, Projection }) => ({
        IndexName,
        KeySchema: keys,
        Projection,
      }),
    )
    const made = { TableName, AttributeDefinitions, KeySchema, BillingMode: 'PAY_PER_REQUEST' }
    const answer = await store({ action: 'CreateTable', body: { ...made, GlobalSecondaryIndexes: indexes } })
    const [, { Items }] = await store({ action: 'Scan', body: { TableName: SourceTableName } })
    for (const Item of Items as readonly Json[]) await store({ action: 'PutItem', body: { TableName, Item } })
    return answer
  }
  const own: Readonly<
    Record<string, (name: string, body: Json) => Promise<readonly [number, Json]> | readonly [number, Json]>
  > = {
    DescribeTable: describe,
    RestoreTableToPointInTime: (_, body) => restore(body),
    UpdateTable: (name, body) => {
      Object.assign(overlayOf(name).table, updated(body))
      return describe(name)
    },
    DescribeTimeToLive: (name) => [
      200,
      {
        TimeToLiveDescription: overlayOf(name).timeToLive
          ? { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' }
          : { TimeToLiveStatus: 'DISABLED' },
      },
    ],
    UpdateTimeToLive: (name) => {
      overlayOf(name).timeToLive = true
      return [200, {}]
    },
    DescribeContinuousBackups: (name) => [
      200,
      {
        ContinuousBackupsDescription: {
          ContinuousBackupsStatus: 'ENABLED',
          PointInTimeRecoveryDescription: {
            PointInTimeRecoveryStatus: overlayOf(name).backups ? 'ENABLED' : 'DISABLED',
          },
        },
      },
    ],
    UpdateContinuousBackups: (name) => {
      overlayOf(name).backups = true
      return [200, {}]
    },
    TagResource: (name, { Tags }) => {
      overlayOf(name).tags = Tags as readonly unknown[]
      return [200, {}]
    },
  }
  return {
    answer: async (asked) => {
      const { TableName, ResourceArn = '' } = asked.body as Readonly<Record<string, string | undefined>>
      const name = TableName ?? ResourceArn.split('/')[1] ?? ''
      return (await own[asked.action]?.(name, asked.body)) ?? store(asked)
    },
    settings,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
