import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { layout } from '../../src/adapters/dynamodb/submissions/item.js'

/** Findings from a sample of a table's items. No value of a submission is read. */
export interface Contents {
  /** Submissions found per form. */
  readonly forms: ReadonlyMap<string, number>
  readonly seen: number
  /** Whether the sample covers all items. */
  readonly isAll: boolean
  /** Whether an item has a key that DynamoSync never writes. */
  readonly isForeign: boolean
  /** The highest layout version of an item. */
  readonly version: number
}

/** Key prefixes of submissions, counts of days, deliveries, marks of targets, watermarks, brakes, work and rates. */
const ownKey = /^(?:([SNM])#([^#]+)#.+|[DTB]#[^#]+#.+|[WR]#.+)$/

/** Maximum pages of up to 1 MB to sample: enough to recognize a table of any size. */
const pages = 4

type Item = Readonly<Record<string, { readonly S?: string; readonly N?: string } | undefined>>

const keyOf = ({ pk }: Item): string => pk?.S ?? ''

const formOf = (item: Item): readonly string[] => {
  const [, kind, form] = ownKey.exec(keyOf(item)) ?? []
  return kind === 'S' && form !== undefined ? [form] : []
}

const counted = (forms: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1)
  return counts
}

/** Reads the keys and layout versions of a table's first items. */
export const contentsOf = async (client: DynamoDBClient, TableName: string): Promise<Contents> => {
  const items: Item[] = []
  let read = 0
  let isAll = true
  const scan = { TableName, ProjectionExpression: 'pk, v' }
  for await (const { Items = [], LastEvaluatedKey } of paginateScan({ client }, scan)) {
    items.push(...Items)
    read += 1
    isAll = LastEvaluatedKey === undefined
    if (read === pages) break
  }
  return {
    forms: counted(items.flatMap(formOf)),
    seen: items.length,
    isAll,
    isForeign: items.some((item) => !ownKey.test(keyOf(item))),
    version: items.reduce((most, { v }) => Math.max(most, Number(v?.N ?? layout)), 0),
  }
}
