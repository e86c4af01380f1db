import type { BatchGetCommandInput } from '@aws-sdk/lib-dynamodb'
import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { type CallError, callErrorOf } from '../client/call-error.js'
import { type Key, rangeOf, type RangeQuery, rowsOf, type RowsQuery } from './query-input.js'
import type { Send } from '../client/send.js'

/** Condition of a put. */
export type Condition =
  /** No item exists, or it expired by `now` (epoch seconds). */
  | { readonly _tag: 'Absent'; readonly now: number }
  /** The existing item was written by this attempt. */
  | { readonly _tag: 'WrittenBy'; readonly attemptId: string }
  /** Anything at `now` (epoch seconds) except a tombstone and an item linked to another one. */
  | { readonly _tag: 'NotErased'; readonly now: number }
  /** No count exists, or it ends before this moment (milliseconds). */
  | { readonly _tag: 'Shorter'; readonly until: number }
  /** The existing item has this revision. */
  | { readonly _tag: 'Revision'; readonly rev: number }

export interface Rows {
  readonly items: readonly unknown[]
  readonly startKey?: Key | undefined
}

/** Rows counted by one reply, oldest first. */
export interface Counted {
  readonly count: number
  readonly startKey?: Key | undefined
}

/** Up to 100 keys to read together. */
export interface Batch {
  readonly keys: readonly Key[]
  /** Whether the latest acknowledged writes must be seen, at twice the price. */
  readonly consistent: boolean
}

/** Items of a batch, in no order, and the keys that the store left for later. */
export interface BatchReply {
  readonly items: readonly unknown[]
  readonly unprocessed: readonly Key[]
}

/** Increment of an item that holds a number, and the item's expiry (epoch seconds). */
export interface Addition {
  readonly pk: string
  readonly count: number
  readonly expiresAt: number
}

/** The calls of a table, each sent once; each returns its reply or a `CallError`. */
export interface Calls {
  readonly put: (
    item: Record<string, unknown>,
    when: Condition,
    deadline: Instant,
  ) => Promise<E.Either<CallError, undefined>>
  /** Adds to the number `total` of an item, creates a missing one, and returns the sum. */
  readonly add: (addition: Addition, deadline: Instant) => Promise<E.Either<CallError, unknown>>
  readonly get: (key: Record<string, unknown>, deadline: Instant) => Promise<E.Either<CallError, unknown>>
  readonly batch: (batch: Batch, deadline: Instant) => Promise<E.Either<CallError, BatchReply>>
  readonly query: (query: RowsQuery, deadline: Instant) => Promise<E.Either<CallError, Rows>>
  readonly count: (query: RangeQuery, deadline: Instant) => Promise<E.Either<CallError, Counted>>
}

/** Attributes that name another item. `from` is one of DynamoDB's reserved words. */
const links = ['from', 'releasing', 'released'] as const

const expressionOf = {
  Absent: 'attribute_not_exists(pk) OR expiresAt <= :now',
  WrittenBy: 'attemptId = :attemptId',
  NotErased: `attribute_not_exists(pk) OR expiresAt <= :now OR (${['erased', ...links].map((name) => `attribute_not_exists(#${name})`).join(' AND ')})`,
  Revision: 'rev = :rev',
  Shorter: 'attribute_not_exists(pk) OR countedUntil < :until',
} as const satisfies Record<Condition['_tag'], string>

const namesOf = (expression: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from(expression.matchAll(/#(\w+)/g), ([alias, name = '']) => [alias, name]))

const conditionNames = { NotErased: namesOf(expressionOf.NotErased) } as const

const conditionOf = ({ _tag, ...values }: Condition) => ({
  ConditionExpression: expressionOf[_tag],
  ...(_tag === 'NotErased' ? { ExpressionAttributeNames: conditionNames.NotErased } : {}),
  ExpressionAttributeValues: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`:${name}`, value]),
  ),
})

const additionOf = ({ pk, count, expiresAt }: Addition) => ({
  Key: { pk },
  // `total` is one of DynamoDB's reserved words.
  UpdateExpression: 'ADD #total :count SET expiresAt = :expiresAt',
  ExpressionAttributeNames: { '#total': 'total' },
  ExpressionAttributeValues: { ':count': count, ':expiresAt': expiresAt },
  ReturnValues: 'UPDATED_NEW' as const,
})

const batchOf = (table: string, { keys, consistent }: Batch): BatchGetCommandInput => ({
  RequestItems: { [table]: { Keys: [...keys], ConsistentRead: consistent } },
})

/**
 * Checks that a reply is complete: it must state the consumed capacity, which each call asks for. The SDK takes an
 * empty 200 for a success, but a reply without the capacity was cut short.
 */
const whole = <A extends { readonly ConsumedCapacity?: unknown }>(reply: A): A => {
  if (reply.ConsumedCapacity === undefined) throw new Error('the reply of the store is empty')
  return reply
}

/** Maximum milliseconds of a call, whatever its deadline; a timer cannot exceed 24 days. */
const longest = 60_000

const outOfTime = (): DOMException => new DOMException('no time left', 'TimeoutError')

/** Makes the calls of one table. The clock limits each call by its deadline. */
export const tableCalls = (send: Send, table: string, now: () => Instant): Calls => {
  const within = async <A>(
    deadline: Instant,
    call: (abortSignal: AbortSignal) => Promise<A>,
  ): Promise<E.Either<CallError, A>> => {
    const left = deadline - now()
    if (left <= 0) return E.left({ _tag: 'NotSent', cause: new Error('no time left') })
    // Not AbortSignal.timeout: its timers would outlive their calls, thousands of them in a busy function.
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(outOfTime()), Math.min(left, longest))
    try {
      return E.right(await call(controller.signal))
    } catch (cause) {
      return E.left(callErrorOf(cause))
    } finally {
      clearTimeout(timer)
    }
  }
  const common = { TableName: table, ReturnConsumedCapacity: 'TOTAL' } as const
  return {
    put: (item, when, deadline) =>
      within(deadline, async (signal) => {
        const input = {
          ...common,
          Item: item,
          ...conditionOf(when),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        } as const
        whole(await send('PutItem', input, signal))
        return undefined
      }),
    add: (addition, deadline) =>
      within(deadline, async (signal) => {
        const reply = whole(await send('UpdateItem', { ...common, ...additionOf(addition) }, signal))
        return reply.Attributes?.['total']
      }),
    get: (key, deadline) =>
      within(deadline, async (signal) => {
        const input = { ...common, Key: key, ConsistentRead: true }
        return whole(await send('GetItem', input, signal)).Item
      }),
    batch: (batch, deadline) =>
      within(deadline, async (signal) => {
        const input = { ...batchOf(table, batch), ReturnConsumedCapacity: 'TOTAL' } as const
        const reply = whole(await send('BatchGetItem', input, signal))
        const unprocessed = reply.UnprocessedKeys?.[table]?.Keys ?? []
        return { items: reply.Responses?.[table] ?? [], unprocessed }
      }),
    query: (query, deadline) =>
      within(deadline, async (signal) => {
        const reply = whole(await send('Query', { ...common, ...rowsOf(query) }, signal))
        return { items: reply.Items ?? [], startKey: reply.LastEvaluatedKey }
      }),
    count: (query, deadline) =>
      within(deadline, async (signal) => {
        const input = { ...common, ...rangeOf(query), Select: 'COUNT' } as const
        const { Count: count = 0, LastEvaluatedKey: startKey } = whole(await send('Query', input, signal))
        return { count, startKey }
      }),
  }
}
