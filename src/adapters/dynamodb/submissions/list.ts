import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import {
  boundsOf,
  mergeRows,
  type ListPage,
  type ListQuery,
  type Row,
  type ShardRows,
  shardsOf,
} from '../../../domain/reading/list.js'
import type { Context } from '../calls/context.js'
import type { Rows } from '../calls/store-calls.js'
import { rowIn } from './item-decoding.js'
import { reading } from '../calls/retry.js'

/** Maximum calls per page and partition; then the page ends where reading stopped, perhaps without a row. */
const mostReads = 8

/** Reads the first rows of one partition. Expired and filtered rows are dropped after the read. */
const rowsOf = async (
  { calls, ...pace }: Context,
  query: ListQuery,
  shard: string,
  deadline: Instant,
): Promise<E.Either<RepositoryError, ShardRows>> => {
  const rows: Row[] = []
  const wanted = query.limit + 1
  let startKey: Rows['startKey']
  for (let reads = 1; ; reads += 1) {
    const part = {
      shard,
      bounds: boundsOf(query),
      ascending: query.order === 'oldest',
      // With a filter few rows may match, so each reply reads as many as it can hold.
      limit: query.where === undefined ? wanted + 1 : 2_000,
      now: epochSeconds(pace.now()),
      where: query.where,
      older: query.older,
      startKey,
    }
    const reply = await reading(() => calls.query(part, deadline), deadline, pace)
    if (E.isLeft(reply)) return reply
    const decoded = pipe(reply.right.items.map(rowIn), E.sequenceArray)
    if (E.isLeft(decoded)) return E.left({ _tag: 'ItemUnreadable', cause: decoded.left })
    rows.push(...decoded.right.filter(({ position }) => position !== query.after))
    startKey = reply.right.startKey
    if (startKey === undefined || rows.length >= wanted) return E.right({ rows: rows.slice(0, wanted) })
    if (reads >= mostReads) return E.right({ rows, upTo: String(startKey['sort']) })
  }
}

/** Reads a page from all partitions of a form's index at once. */
export const list = async (
  context: Context,
  query: ListQuery,
  deadline: Instant,
): Promise<E.Either<RepositoryError, ListPage>> => {
  const [least, most] = boundsOf(query)
  // DynamoDB refuses a range that ends before it begins; it is empty.
  if (least > most) return E.right({ rows: [] })
  return pipe(
    await Promise.all(shardsOf(query).map((shard) => rowsOf(context, query, shard, deadline))),
    E.sequenceArray,
    E.map((parts) => mergeRows(query, parts)),
  )
}
