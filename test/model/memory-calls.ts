import * as E from 'fp-ts/lib/Either.js'
import type { CallError } from '../../src/adapters/dynamodb/client/call-error.js'
import type { Calls, Condition } from '../../src/adapters/dynamodb/calls/store-calls.js'

/** An item as the table keeps it. */
export type Item = Readonly<Record<string, unknown>>

const hasExpiredBy = (item: Item, now: number): boolean =>
  typeof item['expiresAt'] === 'number' && item['expiresAt'] <= now

/** What keeps a tombstone out: another one, and links. */
const linked = ['erased', 'from', 'releasing', 'released'] as const

type Holds<C extends Condition> = (when: C, item: Item | undefined) => boolean

/** As DynamoDB evaluates each condition's expression. */
const holding: { readonly [T in Condition['_tag']]: Holds<Extract<Condition, { readonly _tag: T }>> } = {
  Absent: ({ now }, item) => item === undefined || hasExpiredBy(item, now),
  WrittenBy: ({ attemptId }, item) => item?.['attemptId'] === attemptId,
  NotErased: ({ now }, item) =>
    item === undefined || hasExpiredBy(item, now) || !linked.some((name) => name in item),
  Revision: ({ rev }, item) => item?.['rev'] === rev,
  Shorter: ({ until }, item) => item === undefined || Number(item['countedUntil']) < until,
}

/** Whether a put is carried out over an item, or where there is none. */
export const holds = (when: Condition, item: Item | undefined): boolean =>
  (holding[when._tag] as Holds<Condition>)(when, item)

/**
 * The calls of a table in memory: each happens all at once.
 *
 * @param shows whether a refusal shows the item that is there: DynamoDB's does, the embedded one's does not
 */
export const memoryCalls = (
  shows: boolean,
): Pick<Calls, 'put' | 'get'> & { readonly items: Map<unknown, Item> } => {
  const items = new Map<unknown, Item>()
  return {
    items,
    put: (item, when) => {
      const there = items.get(item['pk'])
      if (!holds(when, there)) {
        const refusal: CallError = {
          _tag: 'ConditionFailed',
          item: shows ? structuredClone(there) : undefined,
        }
        return Promise.resolve(E.left(refusal))
      }
      // As the marshaller leaves absent members out.
      items.set(item['pk'], JSON.parse(JSON.stringify(item)) as Item)
      return Promise.resolve(E.right(undefined))
    },
    get: ({ pk }) => Promise.resolve(E.right(structuredClone(items.get(pk)))),
  }
}
