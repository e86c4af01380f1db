import { afterAll } from '@jest/globals'
import { DynamoDBClient, ScanCommand, UpdateItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import type { Dependencies } from '../../../src/adapters/dynamodb/submissions/repository.js'
import type { Clock } from '../../../src/ports/clock.js'
import type { RepositoryUnderTest } from '../../../src/testing/index.js'
import type { Store } from './databases.js'
import { type FaultProxy, faultProxy } from './faults/proxy.js'

type Calling = (endpoint: string) => Dependencies['client']

const nowhere = 'http://127.0.0.1:1'

/** The repository on a table of a store, with all that the contract may need beside it. */
export const dynamoUnderTest = (store: Store, table: string, client: Calling): RepositoryUnderTest => {
  const proxies: FaultProxy[] = []
  afterAll(async () => {
    for (const proxy of proxies) await proxy.close()
  })
  const open = (clock: Clock) => dynamoRepository({ client: client(store.endpoint()), table, clock })
  const plain = (): DynamoDBClient => new DynamoDBClient({ endpoint: store.endpoint() })
  const all = async (): Promise<readonly Record<string, AttributeValue>[]> => {
    const items: Record<string, AttributeValue>[] = []
    let from: Record<string, AttributeValue> | undefined
    do {
      const reply = await plain().send(new ScanCommand({ TableName: table, ExclusiveStartKey: from }))
      items.push(...(reply.Items ?? []))
      from = reply.LastEvaluatedKey
    } while (from !== undefined)
    return items
  }
  return {
    open,
    second: open,
    dump: async (form) => JSON.stringify((await all()).filter((item) => item['form']?.S === form)),
    damage: async (form, id) => {
      await plain().send(
        new UpdateItemCommand({
          TableName: table,
          Key: { pk: { S: `S#${form}#${id}` } },
          UpdateExpression: 'REMOVE receipt SET attemptId = :number',
          ExpressionAttributeValues: { ':number': { N: '7' } },
        }),
      )
    },
    unreachable: (clock) => dynamoRepository({ client: client(nowhere), table, clock }),
    loseReply: async (clock) => {
      const proxy = await faultProxy(store.endpoint())
      proxies.push(proxy)
      let lost = false
      proxy.storm((body) => {
        if (lost || !body.includes('ConditionExpression')) return undefined
        lost = true
        return 'lost-reply'
      })
      return dynamoRepository({ client: client(proxy.endpoint), table, clock })
    },
    timeout: 60_000,
  }
}
