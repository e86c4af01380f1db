import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import {
  type Delivery,
  isGone,
  type KeptDelivery,
  placeOf,
} from '../../../domain/notification/delivery/delivery-state.js'
import { timeText } from '../../../domain/reading/list.js'
import type { DeliveryQuery, DeliveryRow } from '../../../ports/deliveries.js'

const layout = 1

/** Key of a submission's delivery. */
export const deliveryKey = (form: string, id: string): { readonly pk: string } => ({ pk: `N#${form}#${id}` })

const State = t.intersection([
  t.type({
    state: t.keyof({ due: null, done: null, dead: null, summed: null }),
    tries: t.number,
    at: t.number,
  }),
  t.partial({ refusals: t.number, last: t.type({ at: t.number, said: t.string }) }),
])

const Item = t.intersection([
  t.type({
    v: t.literal(layout),
    form: t.string,
    id: t.string,
    rev: t.number,
    receipt: t.string,
    event: t.keyof({ received: null, replaced: null, released: null, confirmed: null, test: null }),
    targets: t.record(t.string, State),
  }),
  t.partial({ lease: t.number, sample: t.literal(true), expiresAt: t.number }),
])

const Gone = t.type({
  v: t.literal(layout),
  form: t.string,
  id: t.string,
  rev: t.number,
  gone: t.literal(true),
  expiresAt: t.number,
})

/** Index partition of a list. */
export const partitionOf = (list: DeliveryQuery['list']): string =>
  list.state === 'due' ? '~due' : `~dead#${list.form}`

/** Position of a row in its list. */
export const sortOf = ({ at, form, id }: DeliveryRow): string => `${timeText(at)}#${form}#${id}`

/** Index keys of a delivery; none once it is done. */
const indexOf = (delivery: Delivery): Record<string, unknown> => {
  const place = placeOf(delivery)
  if (place === undefined) return {}
  const { form, id } = delivery
  return { shard: partitionOf({ state: place.list, form }), sort: sortOf({ form, id, at: place.at }) }
}

/** Encodes a delivery for the table. The stream is filtered on `notify`. */
export const deliveryItem = (kept: KeptDelivery): { readonly pk: string; readonly rev: number } => {
  const item = { ...kept, ...deliveryKey(kept.form, kept.id), v: layout }
  if (isGone(kept)) return item
  const { rings, ...rest } = { ...kept, ...item }
  return { ...rest, ...(rings === true && { notify: 1 }), ...indexOf(kept) }
}

const broken = (): RepositoryError => ({ _tag: 'ItemUnreadable', cause: new Error('unreadable delivery') })

const Kept = t.union([t.exact(Gone), t.exact(Item)])

/** Decodes a stored delivery. */
export const deliveryIn = (item: unknown): E.Either<RepositoryError, KeptDelivery | undefined> => {
  if (item === undefined) return E.right(undefined)
  const decoded = Kept.decode(item)
  if (E.isLeft(decoded)) return E.left(broken())
  const { v: _v, ...kept } = decoded.right
  return E.right(kept)
}

/** Decodes an index row; empty if it is unreadable. */
export const deliveryRow = (item: unknown): readonly DeliveryRow[] => {
  const { sort } = (item ?? {}) as { readonly sort?: unknown }
  const [time, form, id] = typeof sort === 'string' ? sort.split('#') : []
  return time === undefined || form === undefined || id === undefined ? [] : [{ form, id, at: Number(time) }]
}
