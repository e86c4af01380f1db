import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Context } from './context.js'
import type { Batch } from './store-calls.js'
import { another, noTimeLeft, reading } from './retry.js'

/** DynamoDB's own limit on keys per batch. */
const mostKeys = 100

type Items = E.Either<RepositoryError, readonly unknown[]>

const throttled: RepositoryError = {
  _tag: 'StoreThrottled',
  cause: new Error('the store leaves keys unprocessed'),
}

/** Reads a whole batch. The store leaves keys for later when a reply is full (16 MB) or when it is too busy. */
const wholeBatch = async (
  { calls, ...pace }: Context,
  { keys, consistent }: Batch,
  deadline: Instant,
): Promise<Items> => {
  const items: unknown[] = []
  let left = keys
  for (let tries = 1; ;) {
    const reply = await reading(() => calls.batch({ keys: left, consistent }, deadline), deadline, pace)
    if (E.isLeft(reply)) return reply
    items.push(...reply.right.items)
    const isStuck = reply.right.unprocessed.length >= left.length
    left = reply.right.unprocessed
    if (left.length === 0) return E.right(items)
    if (isStuck && !(await another(tries, deadline, pace))) return E.left(throttled)
    tries = isStuck ? tries + 1 : 1
  }
}

/** Reads the items of any number of distinct keys, in no particular order; missing items are left out. */
export const batched = async (
  context: Context,
  { keys, consistent }: Batch,
  deadline: Instant,
): Promise<Items> => {
  if (context.now() >= deadline) return E.left(noTimeLeft)
  const parts = Array.from({ length: Math.ceil(keys.length / mostKeys) }, (_, n) =>
    keys.slice(n * mostKeys, (n + 1) * mostKeys),
  )
  return pipe(
    await Promise.all(parts.map((part) => wholeBatch(context, { keys: part, consistent }, deadline))),
    E.sequenceArray,
    E.map((items) => items.flat()),
  )
}
