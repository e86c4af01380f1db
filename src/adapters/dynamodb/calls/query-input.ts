import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { byTime } from '../index-name.js'
import { filterOf, type ListedFilter } from './listed-filter.js'

/** Key of the table, or of the index where reading stopped. */
export type Key = Readonly<Record<string, unknown>>

/** Range of one index partition: positions from `least` to `most`, without items expired by `now`. */
export interface RangeQuery {
  readonly shard: string
  readonly bounds: readonly [string, string]
  readonly now: number
  /** Maximum rows examined per reply. */
  readonly limit: number
  readonly startKey?: Key | undefined
}

/** Query for rows of the index. */
export interface RowsQuery extends RangeQuery, ListedFilter {
  readonly ascending: boolean
}

type QueryInput = Omit<QueryCommandInput, 'TableName'>

/** Input of a query for a range of one index partition. */
export const rangeOf = (
  { shard, bounds, now, limit, startKey }: RangeQuery,
  wanted: ListedFilter = {},
): QueryInput => {
  const filter = filterOf(wanted)
  return {
    IndexName: byTime,
    KeyConditionExpression: '#shard = :shard AND #sort BETWEEN :least AND :most',
    FilterExpression: `(attribute_not_exists(expiresAt) OR expiresAt > :now)${filter.expression}`,
    // `shard` is one of DynamoDB's reserved words.
    ExpressionAttributeNames: { '#shard': 'shard', '#sort': 'sort', ...filter.names },
    ExpressionAttributeValues: {
      ':shard': shard,
      ':least': bounds[0],
      ':most': bounds[1],
      ':now': now,
      ...filter.values,
    },
    Limit: limit,
    ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
  }
}

/** Input of a query for rows, in their order. */
export const rowsOf = (query: RowsQuery): QueryInput => ({
  ...rangeOf(query, query),
  ScanIndexForward: query.ascending,
})
