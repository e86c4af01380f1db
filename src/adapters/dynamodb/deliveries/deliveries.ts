import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import { timeText } from '../../../domain/reading/list.js'
import type { Deliveries, DeliveryQuery, DeliveryRow } from '../../../ports/deliveries.js'
import { batched } from '../calls/batch-get.js'
import { type Context, contextOf, type Dependencies } from '../calls/context.js'
import { deliveryIn, deliveryItem, deliveryKey, deliveryRow, partitionOf, sortOf } from './delivery-item.js'
import { noTimeLeft, reading } from '../calls/retry.js'
import { present, putRevised } from './put-revised.js'

/** Reads rows of one partition from a position, up to the limit. */
const list = async (
  { calls, ...pace }: Context,
  query: DeliveryQuery,
  deadline: Instant,
): Promise<E.Either<RepositoryError, readonly DeliveryRow[]>> => {
  const after = query.after === undefined ? timeText(0) : sortOf(query.after)
  const most = query.until === undefined ? '~' : `${timeText(query.until)}~`
  if (pace.now() >= deadline) return E.left(noTimeLeft)
  if (after > most) return E.right([])
  const asked = {
    shard: partitionOf(query.list),
    bounds: [after, most],
    now: epochSeconds(pace.now()),
    limit: query.limit + 1,
    ascending: true,
  } as const
  const rows: DeliveryRow[] = []
  let startKey: Readonly<Record<string, unknown>> | undefined
  do {
    const from = startKey
    const reply = await reading(() => calls.query({ ...asked, startKey: from }, deadline), deadline, pace)
    if (E.isLeft(reply)) return reply
    // The row at the starting position was on the previous page.
    rows.push(...reply.right.items.flatMap(deliveryRow).filter((row) => sortOf(row) !== after))
    startKey = reply.right.startKey
  } while (startKey !== undefined && rows.length < query.limit)
  return E.right(rows.slice(0, query.limit))
}

const known = async (
  context: Context,
  form: string,
  ids: readonly string[],
  deadline: Instant,
): Promise<E.Either<RepositoryError, ReadonlySet<string>>> => {
  const keys = [...new Set(ids)].map((id) => deliveryKey(form, id))
  return pipe(
    await batched(context, { keys, consistent: true }, deadline),
    E.map((items) => new Set(items.map((item) => String((item as { pk: unknown }).pk).split('#')[2] ?? ''))),
  )
}

/** Deliveries in the table of submissions; due and dead ones are in the index. */
export const dynamoDeliveries = (dependencies: Dependencies): Deliveries => {
  const context = contextOf(dependencies)
  return {
    find: (form, id, deadline) => async () =>
      pipe(await present(context, deliveryKey(form, id).pk, deadline), E.flatMap(deliveryIn)),
    known: (form, ids, deadline) => () => known(context, form, ids, deadline),
    put: (kept, deadline) => () => putRevised(context, deliveryItem(kept), deadline),
    list: (query, deadline) => () => list(context, query, deadline),
  }
}
