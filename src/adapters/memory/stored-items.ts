import { boundsOf, type ListQuery, positionOf } from '../../domain/reading/list.js'
import type { CountQuery } from '../../domain/reading/counted.js'
import { isHidden, isTombstone, type Stored } from '../../domain/submission/submission.js'
import { type State, stateOf } from '../../domain/submission/waiting.js'
import { type SortedPositions, sortedPositions } from './sorted-positions.js'

/** The items by key, and the sorted positions of each form's submissions by state. */
export const memoryItems = () => {
  const items = new Map<string, Stored>()
  const orders = new Map<string, SortedPositions>()
  const keyOf = (form: string, id: string): string => `${form}#${id}`
  const orderOf = (form: string, state: State = 'open'): SortedPositions => {
    const key = `${state}#${form}`
    const order = orders.get(key) ?? sortedPositions()
    orders.set(key, order)
    return order
  }
  const get = (form: string, id: string): Stored | undefined => items.get(keyOf(form, id))
  return {
    get,
    put: (item: Stored): void => {
      const { form, id } = item
      const old = get(form, id)
      if (old !== undefined && !isTombstone(old)) orderOf(form, stateOf(old)).remove(positionOf(old))
      if (!isTombstone(item) && !isHidden(item)) orderOf(form, stateOf(item)).insert(positionOf(item))
      items.set(keyOf(form, id), item)
    },
    between: (query: ListQuery | CountQuery, ascending: boolean) =>
      orderOf(query.form, query.state).between(...boundsOf(query), ascending),
  }
}
