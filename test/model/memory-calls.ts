import * as E from 'fp-ts/lib/Either.js'
import type { CallError } from '../../src/adapters/dynamodb/call-error.js'
import type { Calls, Condition } from '../../src/adapters/dynamodb/calls.js'

type Item = Readonly<Record<string, unknown>>

const hasExpiredBy = (item: Item, now: number): boolean =>
  typeof item['expiresAt'] === 'number' && item['expiresAt'] <= now

/** As DynamoDB evaluates the condition's expression. */
const holds = (when: Condition, item: Item | undefined): boolean => {
  switch (when._tag) {
    case 'Absent':
      return item === undefined || hasExpiredBy(item, when.now)
    case 'WrittenBy':
      return item?.['attemptId'] === when.attemptId
    case 'NotErased':
      return item?.['erased'] === undefined || hasExpiredBy(item, when.now)
    case 'Shorter':
      return item === undefined || Number(item['countedUntil']) < when.until
  }
}

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
