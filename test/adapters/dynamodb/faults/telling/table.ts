import type { Send } from '../../../../../src/adapters/dynamodb/client/send.js'
import { NotSent } from '../../../../../src/adapters/dynamodb/client/not-sent.js'
import { passes } from '../../../../../src/domain/notification/delivery/doorbell.js'
import type { Item } from '../../../../model/memory-calls.js'

/** What befalls a call. Lost ones are answered by nothing; a late one is carried out when nobody waits any more. */
export const callFaults = ['not-sent', 'throttled', 'lost-request', 'lost-reply', 'late', 'error'] as const
export type CallFault = (typeof callFaults)[number]

/** What decides whether a put may happen, by its expression. */
const conditions: readonly (readonly [RegExp, (item: Item | undefined, values: Item) => boolean])[] = [
  [
    /countedUntil < :until/,
    (item, values) => item === undefined || Number(item['countedUntil']) < Number(values[':until']),
  ],
  [/^rev = :rev/, (item, values) => item?.['rev'] === values[':rev']],
  [/^attemptId = :attemptId/, (item, values) => item?.['attemptId'] === values[':attemptId']],
  [
    /#releasing/,
    (item, values) =>
      isAbsent(item, values) ||
      !['erased', 'from', 'releasing', 'released'].some((name) => name in (item ?? {})),
  ],
  [/^attribute_not_exists\(pk\) OR expiresAt <= :now$/, (item, values) => isAbsent(item, values)],
]

const isAbsent = (item: Item | undefined, values: Item): boolean =>
  item === undefined ||
  (item['expiresAt'] !== undefined && Number(item['expiresAt']) <= Number(values[':now']))

interface Place {
  readonly sort: string
  readonly pk: string
}

const sortOf = ({ sort }: Item): string => (typeof sort === 'string' ? sort : '')

/** Where a place is, or would be, in a sorted list. */
const indexOf = (places: readonly Place[], sort: string): number => {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle]?.sort ?? '') < sort) low = middle + 1
    else high = middle
  }
  return low
}

const refusal = (name: string, status: number): Error =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } })

interface Input {
  readonly Item?: Item
  readonly Key?: Item
  readonly RequestItems?: Readonly<Record<string, { readonly Keys?: readonly Item[] }>>
  readonly ConditionExpression?: string
  readonly ExpressionAttributeValues?: Item
  readonly Limit?: number
  readonly ScanIndexForward?: boolean
  readonly ExclusiveStartKey?: Item
}

/** A table of DynamoDB's kind in memory, its index and its stream, behind a network that does what `fault` says. */
export const faultyTable = (fault: (operation: string) => CallFault | undefined) => {
  const items = new Map<string, Item>()
  const index = new Map<string, Place[]>()
  const stream: Item[] = []
  const late: (() => void)[] = []

  const placesOf = (shard: unknown): Place[] => {
    const places = index.get(String(shard)) ?? []
    index.set(String(shard), places)
    return places
  }
  const unlist = (item: Item | undefined): void => {
    if (item?.['sort'] === undefined) return
    const places = placesOf(item['shard'])
    const at = indexOf(places, sortOf(item))
    if (places[at]?.pk === item['pk']) places.splice(at, 1)
  }
  const put = (sent: Input): object => {
    const item = JSON.parse(JSON.stringify(sent.Item)) as Item
    const pk = String(item['pk'])
    const before = items.get(pk)
    const condition = conditions.find(([pattern]) => pattern.test(sent.ConditionExpression ?? ''))
    if (condition === undefined) throw new Error(`unknown condition ${sent.ConditionExpression}`)
    if (!condition[1](before, sent.ExpressionAttributeValues ?? {}))
      throw refusal('ConditionalCheckFailedException', 400)
    unlist(before)
    items.set(pk, item)
    if (item['sort'] !== undefined) {
      const places = placesOf(item['shard'])
      places.splice(indexOf(places, sortOf(item)), 0, { sort: sortOf(item), pk })
    }
    // Lambda reads the filter of the template on the record in the table's own notation.
    const notify = item['notify'] === undefined ? {} : { notify: { N: JSON.stringify(item['notify']) } }
    if (passes({ dynamodb: { NewImage: notify } })) stream.push(item)
    return {}
  }
  const query = (sent: Input): object => {
    const {
      ':shard': shard,
      ':least': least,
      ':most': most,
      ':now': now,
    } = sent.ExpressionAttributeValues ?? {}
    const places = placesOf(shard)
    const within = places.slice(indexOf(places, String(least)), indexOf(places, `${String(most)}\uffff`))
    const ordered = sent.ScanIndexForward === false ? within.reverse() : within
    const from = sent.ExclusiveStartKey?.['sort']
    const rest =
      from === undefined ? ordered : ordered.slice(ordered.findIndex(({ sort }) => sort === from) + 1)
    const read = rest.slice(0, sent.Limit ?? rest.length)
    const last = read.at(-1)
    return {
      Items: read
        .map(({ pk }) => items.get(pk))
        .filter((item) => item !== undefined && !isAbsent(item, { ':now': now })),
      ...(read.length < rest.length && last !== undefined ? { LastEvaluatedKey: { ...last, shard } } : {}),
    }
  }
  const carryOut = (operation: string, sent: Input): object => {
    if (operation === 'PutItem') return put(sent)
    if (operation === 'GetItem') return { Item: structuredClone(items.get(String(sent.Key?.['pk']))) }
    if (operation === 'Query') return query(sent)
    const [[table, { Keys = [] }] = ['', {}]] = Object.entries(sent.RequestItems ?? {})
    return { Responses: { [table]: Keys.flatMap(({ pk }) => structuredClone(items.get(String(pk))) ?? []) } }
  }
  const lost = (): Error => new Error('socket hang up')
  const meet: Record<CallFault, (apply: () => object) => object> = {
    'not-sent': () => {
      throw new NotSent('unreachable', undefined)
    },
    throttled: () => {
      throw refusal('ThrottlingException', 400)
    },
    'lost-request': () => {
      throw lost()
    },
    'lost-reply': (apply) => {
      apply()
      throw lost()
    },
    late: (apply) => {
      late.push(() => void apply())
      throw lost()
    },
    error: (apply) => {
      apply()
      throw refusal('InternalServerError', 500)
    },
  }

  return {
    items,
    /** The records of the stream since the last time. */
    records: (): Item[] => stream.splice(0),
    /** What was sent long ago arrives. */
    arrive: (): void => {
      for (const apply of late.splice(0)) {
        try {
          apply()
        } catch {
          // Its condition does not hold any more.
        }
      }
    },
    /** The calls of one process, which may be dead. */
    sendOf: (isAlive: () => boolean): Send =>
      (async (operation: string, sent: Input) => {
        await Promise.resolve()
        if (!isAlive()) throw new NotSent('unreachable', undefined)
        const apply = (): object => ({ ConsumedCapacity: {}, ...carryOut(operation, sent) })
        const met = fault(operation)
        return met === undefined ? apply() : meet[met](apply)
      }) as Send,
  }
}
