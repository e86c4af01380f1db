import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { itemOf } from '../../../src/adapters/dynamodb/submissions/item.js'
import type { Attempt } from '../../../src/domain/index.js'
import { together } from './faults/scripts.js'

/** DynamoDB's own limit. */
const batch = 25

/** Writes many submissions at once, as the repository would have put each. */
export const writeAll = async (
  endpoint: string,
  table: string,
  attempts: readonly Attempt[],
): Promise<void> => {
  const client = dynamoClient({ endpoint, requestTimeout: 30_000 })
  const batches = Array.from({ length: Math.ceil(attempts.length / batch) }, (_, n) =>
    attempts.slice(n * batch, (n + 1) * batch),
  )
  await together(
    batches.map((each) => async () => {
      const requests = each.map(({ submission, shards }) => ({
        PutRequest: { Item: itemOf(submission, shards) },
      }))
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteCommand({ RequestItems: { [table]: requests } }),
      )
      if (Object.keys(UnprocessedItems).length > 0) throw new Error('the store did not take all')
    }),
    8,
  )
  client.destroy()
}
