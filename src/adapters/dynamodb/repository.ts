import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { RepositoryError } from '../../domain/failure.js'
import { epochSeconds, hasExpired, type Instant } from '../../domain/instant.js'
import { boundsOf, mergeRows, type PageQuery, type Row, type ShardRows, shardsOf } from '../../domain/page.js'
import { isTombstone, type Stored, type Submission, tombstone } from '../../domain/submission.js'
import type { Clock } from '../../ports/clock.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'
import { add } from './add.js'
import { erase } from './erase.js'
import { tableCalls, type Rows } from './calls.js'
import { keyOf, rowIn, storedIn } from './item.js'
import { reading, usualPause } from './retry.js'

/** What the repository stands on. */
export interface Dependencies {
  readonly client: DynamoDBDocumentClient
  /** The table's name. */
  readonly table: string
  readonly clock: Clock
  /** Milliseconds before the second try of a call, doubled for each further one; 50 where left out. */
  readonly pause?: number
}

/** So many calls one page may take per shard; then it ends where reading ended, perhaps with no row. */
const mostReads = 8

const broken = (cause: Error): RepositoryError => ({ _tag: 'StoreBroken', cause })

const present = (now: Instant, item: Stored): O.Option<Submission> =>
  isTombstone(item) || hasExpired(now, item) ? O.none : O.some(item)

/** Submissions in one DynamoDB table: a conditional put to write, consistent reads, and the index `byTime` to list. */
export const dynamoRepository = ({
  client,
  table,
  clock,
  pause = usualPause,
}: Dependencies): SubmissionRepository => {
  const calls = tableCalls(client, table, clock)
  const context = { calls, now: clock, pause }

  /** The first rows of one partition. What has expired or is not asked for is filtered after the read. */
  const rowsOf = async (
    query: PageQuery,
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
        // With a filter few of the rows read may be wanted: then as many as one reply can hold.
        limit: query.where === undefined ? wanted + 1 : 2_000,
        now: epochSeconds(clock()),
        where: query.where,
        startKey,
      }
      const reply = await reading(() => calls.query(part, deadline), deadline, context)
      if (E.isLeft(reply)) return reply
      const decoded = pipe(reply.right.items.map(rowIn), E.sequenceArray)
      if (E.isLeft(decoded)) return E.left(broken(decoded.left))
      rows.push(...decoded.right.filter(({ position }) => position !== query.after))
      startKey = reply.right.startKey
      if (startKey === undefined || rows.length >= wanted) return E.right({ rows: rows.slice(0, wanted) })
      if (reads >= mostReads) return E.right({ rows, upTo: String(startKey['sort']) })
    }
  }

  return {
    add: (attempt, deadline) => () => add(context, attempt, deadline),
    erase: (form, id, deadline) => () => erase(context, tombstone(form, id, clock()), deadline),
    find: (form, id, deadline) => async () =>
      pipe(
        await reading(() => calls.get(keyOf(form, id), deadline), deadline, context),
        E.flatMap((item) =>
          item === undefined
            ? E.right(O.none)
            : pipe(
                storedIn(item),
                E.bimap(broken, (found) => present(clock(), found)),
              ),
        ),
      ),
    page: (query, deadline) => async () => {
      const [least, most] = boundsOf(query)
      // DynamoDB refuses a range that ends before it begins; to a reader it is an empty one.
      if (least > most) return E.right({ rows: [] })
      return pipe(
        await Promise.all(shardsOf(query).map((shard) => rowsOf(query, shard, deadline))),
        E.sequenceArray,
        E.map((parts) => mergeRows(query, parts)),
      )
    },
  }
}
