import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import {
  type Delivery,
  type DeliveryPosition,
  isGone,
} from '../../../domain/notification/delivery/delivery-state.js'
import type { Deliveries, DeliveryRow } from '../../../ports/deliveries.js'
import type { DeliveriesQuery } from '../../../domain/reading/deliveries-query.js'
import type { DeliveryListPage } from '../../../domain/reading/telling.js'
import { inTurn } from '../notify/ring.js'

/** Rows per read. */
const rowsAtATime = 100

/** Maximum reads per page, as due deliveries of all forms are in one list. */
const mostReadings = 20

/** Query for the deliveries of a form. */
export interface FormDeliveries extends DeliveriesQuery {
  readonly form: string
}

type Result<A> = E.Either<RepositoryError, A>

interface Rows {
  readonly own: readonly DeliveryRow[]
  readonly next: DeliveryPosition | undefined
}

/** Position after a row, for a cursor; another form's row is not disclosed. */
const behind = (form: string, row: DeliveryRow): DeliveryPosition => {
  if (row.form === form) return { at: row.at, id: row.id }
  return { at: row.at, id: row.form < form ? '' : '~' }
}

/** Makes a page from the rows read, the last of which is `last`. */
const cutOff = (form: string, own: readonly DeliveryRow[], limit: number, last?: DeliveryRow): Rows => {
  const shown = own.slice(0, limit)
  const end = own.length >= limit ? shown.at(-1) : last
  return { own: shown, next: end === undefined ? undefined : behind(form, end) }
}

const rowsOf = async (
  deliveries: Pick<Deliveries, 'list'>,
  { form, state, limit, after }: FormDeliveries,
  deadline: Instant,
): Promise<Result<Rows>> => {
  const list = state === 'due' ? ({ state } as const) : ({ state, form } as const)
  const own: DeliveryRow[] = []
  let last: DeliveryRow | undefined = after && { form, ...after }
  for (let reading = 0; reading < mostReadings && own.length < limit; reading += 1) {
    const rows = await deliveries.list({ list, limit: rowsAtATime, after: last }, deadline)()
    if (E.isLeft(rows)) return rows
    own.push(...rows.right.filter((row) => row.form === form))
    const isEnd = rows.right.length < rowsAtATime
    if (isEnd && own.length <= limit) return E.right({ own, next: undefined })
    last = rows.right.at(-1)
  }
  return E.right(cutOff(form, own, limit, last))
}

/** Reads the deliveries of some rows, a few at a time, and returns them in the order of the rows. */
const read = async (
  deliveries: Pick<Deliveries, 'find'>,
  rows: readonly DeliveryRow[],
  deadline: Instant,
): Promise<Result<Omit<DeliveryListPage, 'next'>>> => {
  const found = new Map<string, Delivery>()
  const unreadable = new Set<string>()
  let failed: E.Either<RepositoryError, never> | undefined
  await inTurn(
    rows,
    () => failed === undefined,
    async ({ form, id }) => {
      const kept = await deliveries.find(form, id, deadline)()
      if (E.isRight(kept)) {
        if (kept.right !== undefined && !isGone(kept.right)) found.set(id, kept.right)
      } else if (kept.left._tag === 'ItemUnreadable') unreadable.add(id)
      else failed = kept
    },
  )
  const ids = rows.map(({ id }) => id)
  return (
    failed ??
    E.right({
      deliveries: ids.flatMap((id) => found.get(id) ?? []),
      unreadable: ids.filter((id) => unreadable.has(id)),
    })
  )
}

/** Lists the deliveries of a form in one state, oldest first, as the latest writes left them. */
export const deliveryListPage =
  (deliveries: Pick<Deliveries, 'list' | 'find'>) =>
  async (query: FormDeliveries, deadline: Instant): Promise<Result<DeliveryListPage>> => {
    const rows = await rowsOf(deliveries, query, deadline)
    if (E.isLeft(rows)) return rows
    const whole = await read(deliveries, rows.right.own, deadline)
    return E.map((page: Omit<DeliveryListPage, 'next'>) => ({ ...page, next: rows.right.next }))(whole)
  }
