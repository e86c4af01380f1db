import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dynamoClient } from '../../../../src/adapters/dynamodb/client/client.js'
import type { Post, Seen } from '../../../handlers/visitor.js'

/** What one person sent, and every answer that reached them. */
export interface Witness {
  readonly id: string
  readonly sent: Post
  readonly seen: readonly Seen[]
  /** An answer was lost: something may be stored that nobody was told of. */
  readonly unheard?: boolean
}

export type Item = Readonly<Record<string, unknown>>

/** Takes something away from an item, without which nobody can read it. */
export const damage = async (endpoint: string, table: string, id: string): Promise<void> => {
  const item = (await itemsIn(endpoint, table)).find((each) => each['id'] === id)
  const change = { Key: { pk: item?.['pk'] }, UpdateExpression: 'REMOVE receipt' }
  await dynamoClient({ endpoint }).send(new UpdateCommand({ TableName: table, ...change }))
}

/** Every item of a table, tombstones and all, past the repository, as the auditor sees it. */
export const itemsIn = async (endpoint: string, table: string): Promise<Item[]> => {
  const client = dynamoClient({ endpoint, requestTimeout: 20_000 })
  const items: Item[] = []
  for (let from: Item | undefined; ;) {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    )
    items.push(...(page.Items ?? []))
    if (page.LastEvaluatedKey === undefined) break
    from = page.LastEvaluatedKey
  }
  client.destroy()
  return items
}

/** The items of one form by id; two under one id would be a mistake of the store. */
export const byId = (items: readonly Item[], form: string): ReadonlyMap<string, Item> =>
  new Map(items.filter((item) => item['form'] === form).map((item) => [String(item['id']), item]))

/** The answers that said “stored”. */
export const acknowledged = ({ seen }: Witness): readonly Seen[] => seen.filter(({ status }) => status < 300)

const fieldsOf = (item: Item | undefined): unknown => item?.['fields']

const same = (item: Item | undefined, { fields }: Post): boolean =>
  JSON.stringify(Object.entries(fieldsOf(item) ?? {}).sort()) ===
  JSON.stringify(Object.entries(fields).sort())

const isNotStored = ({ status, answer }: Seen): boolean => status === 503 && answer.outcome === 'not-stored'

/** What is wrong with what one person was told, given what is stored. */
const mistakes = (told: Witness, item: Item | undefined): readonly string[] => {
  const { seen, unheard = false, sent } = told
  const good = acknowledged(told)
  const unexpected = seen.filter(({ status }) => status >= 300 && status !== 503)
  const rules: readonly (readonly [boolean, string])[] = [
    [unexpected.length > 0, `answered ${unexpected.map(({ body }) => body).join()}`],
    [good.length > 0 && item === undefined, 'acknowledged and lost'],
    [item !== undefined && !same(item, sent), 'other values are stored'],
    [good.some(({ answer }) => answer.receipt !== item?.['receipt']), 'the receipt is of something else'],
    [new Set(good.map(({ body }) => body)).size > 1, 'two acknowledgements differ'],
    [good.filter(({ replayed }) => !replayed).length > 1, 'created twice'],
    [!unheard && seen.every(isNotStored) && item !== undefined, 'said not to be stored, and is'],
    [seen.some(({ retryAfter, status }) => status === 503 && retryAfter === undefined), 'no Retry-After'],
  ]
  return rules.filter(([broken]) => broken).map(([, mistake]) => mistake)
}

/** Everything that is wrong between what people were told and what is stored; one `Witness` per id. */
export const audit = (all: readonly Witness[], stored: ReadonlyMap<string, Item>): string[] => {
  const known = new Set(all.map(({ id }) => id))
  const strangers = [...stored.keys()].filter((id) => !known.has(id))
  return [
    ...all.flatMap((told) =>
      mistakes(told, stored.get(told.id)).map((mistake) => `${JSON.stringify(told.sent)}: ${mistake}`),
    ),
    ...strangers.map((id) => `${id}: nobody sent it`),
  ]
}
