import type { ListPosition } from '../../domain/reading/list.js'

/** Sorted positions, so that reading a page does not scan all of them. */
export interface SortedPositions {
  readonly insert: (position: ListPosition) => void
  readonly remove: (position: ListPosition) => void
  /** Iterates over positions from `least` to `most`, both inclusive. */
  readonly between: (least: ListPosition, most: ListPosition, ascending: boolean) => Iterable<ListPosition>
}

/** Number of positions in a sorted list before `position`. */
const placeOf = (sorted: readonly ListPosition[], position: ListPosition): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < position) low = middle + 1
    else high = middle
  }
  return low
}

/** Makes a sorted list; submissions mostly arrive in order of time, so most are appended. */
export const sortedPositions = (): SortedPositions => {
  const sorted: ListPosition[] = []
  return {
    insert: (position) => {
      const place = placeOf(sorted, position)
      if (sorted[place] !== position) sorted.splice(place, 0, position)
    },
    remove: (position) => {
      const place = placeOf(sorted, position)
      if (sorted[place] === position) sorted.splice(place, 1)
    },
    *between(least, most, ascending) {
      const first = placeOf(sorted, least)
      const end = placeOf(sorted, `${most}\uffff`)
      for (let step = 0; step < end - first; step += 1)
        yield sorted[ascending ? first + step : end - 1 - step] ?? ''
    },
  }
}
