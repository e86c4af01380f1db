import * as E from 'fp-ts/lib/Either.js'
import { hasExpired } from '../../domain/kernel/instant.js'
import { isGone, type KeptDelivery, placeOf } from '../../domain/notification/delivery/delivery-state.js'
import type { Clock } from '../../ports/clock.js'
import { inTimeBy } from './in-time.js'
import type { Changed, Deliveries, DeliveryQuery, DeliveryRow } from '../../ports/deliveries.js'

const changed: Changed = { _tag: 'Changed' }

const keyOf = ({ form, id }: { readonly form: string; readonly id: string }): string => `${form}#${id}`

const positionOf = ({ at, form, id }: DeliveryRow): string => `${String(at).padStart(16, '0')}#${form}#${id}`

const isListed = (list: DeliveryQuery['list'], form: string, state: string | undefined): boolean =>
  state === list.state && (list.state === 'due' || list.form === form)

/** Deliveries in the memory of this process. */
export const memoryDeliveries = ({ clock }: { readonly clock: Clock }): Deliveries => {
  const items = new Map<string, KeptDelivery>()
  const present = (form: string, id: string): KeptDelivery | undefined => {
    const found = items.get(keyOf({ form, id }))
    return found === undefined || hasExpired(clock(), found) ? undefined : structuredClone(found)
  }
  const put = (kept: KeptDelivery): E.Either<Changed, undefined> => {
    if ((present(kept.form, kept.id)?.rev ?? 0) !== kept.rev) return E.left(changed)
    items.set(keyOf(kept), { ...structuredClone(kept), rev: kept.rev + 1 })
    return E.right(undefined)
  }
  const rowsOf = ({ list, until = Infinity }: DeliveryQuery): readonly DeliveryRow[] =>
    [...items.values()].flatMap((kept) => {
      if (isGone(kept) || hasExpired(clock(), kept)) return []
      const place = placeOf(kept)
      const isWanted = isListed(list, kept.form, place?.list) && (place?.at ?? 0) <= until
      return isWanted ? [{ form: kept.form, id: kept.id, at: place?.at ?? 0 }] : []
    })
  const list = (query: DeliveryQuery): readonly DeliveryRow[] => {
    const after = query.after === undefined ? '' : positionOf(query.after)
    return rowsOf(query)
      .filter((row) => positionOf(row) > after)
      .sort((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1))
      .slice(0, query.limit)
  }
  const inTime = inTimeBy(clock)
  return {
    find: (form, id, deadline) => inTime(deadline, () => E.right(present(form, id))),
    known: (form, ids, deadline) =>
      inTime(deadline, () => E.right(new Set(ids.filter((id) => present(form, id) !== undefined)))),
    put: (kept, deadline) => inTime(deadline, () => put(kept)),
    list: (query, deadline) => inTime(deadline, () => E.right(list(query))),
  }
}
