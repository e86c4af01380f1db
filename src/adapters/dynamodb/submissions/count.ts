import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import { boundsOf, shardsOf, timeOf } from '../../../domain/reading/list.js'
import type { Count, CountQuery } from '../../../domain/reading/counted.js'
import type { Context } from '../calls/context.js'
import type { Counted } from '../calls/store-calls.js'
import { reading } from '../calls/retry.js'

/** Maximum rows per reply: few enough for a slow store to answer in time, enough that rounding up costs nothing. */
const limit = 1_000

/** Maximum replies per partition and count: a second or two. */
const mostReads = 80

/** Counts the rows of one partition; if there are too many, returns the moment that reading reached instead. */
const countShard = async (
  { calls, ...pace }: Context,
  query: CountQuery,
  shard: string,
  deadline: Instant,
): Promise<E.Either<RepositoryError, Count>> => {
  let count = 0
  let startKey: Counted['startKey']
  for (let reads = 1; ; reads += 1) {
    const part = { shard, bounds: boundsOf(query), now: epochSeconds(pace.now()), limit, startKey }
    const reply = await reading(() => calls.count(part, deadline), deadline, pace)
    if (E.isLeft(reply)) return reply
    count += reply.right.count
    startKey = reply.right.startKey
    if (startKey === undefined) return E.right({ _tag: 'Counted', count })
    // More rows may share this very moment, so a count can only cover the time before it.
    const before = Math.max(timeOf(String(startKey['sort'])), query.from + 1)
    if (reads >= mostReads) return E.right({ _tag: 'TooMany', before })
  }
}

const together = (one: Count, other: Count): Count => {
  if (one._tag === 'Counted' && other._tag === 'Counted')
    return { _tag: 'Counted', count: one.count + other.count }
  const moments = [one, other].flatMap((each) => (each._tag === 'TooMany' ? [each.before] : []))
  return { _tag: 'TooMany', before: Math.min(...moments) }
}

/** Counts the rows of every partition of a form's index in the store, without transferring them. */
export const count = async (
  context: Context,
  query: CountQuery,
  deadline: Instant,
): Promise<E.Either<RepositoryError, Count>> => {
  const none: Count = { _tag: 'Counted', count: 0 }
  // DynamoDB refuses a range that ends before it begins; it is empty.
  if (query.from >= query.to) return E.right(none)
  return pipe(
    await Promise.all(shardsOf(query).map((shard) => countShard(context, query, shard, deadline))),
    E.sequenceArray,
    E.map((counts) => counts.reduce(together, none)),
  )
}
