import { type Feed, totalIn } from '../list/feed.js'
import type { Selection } from './selection.js'

/** The number of rows that are selected, loaded or not; undefined while nobody knows how many there are. */
export const chosenCount = (selection: Selection, feed: Feed): number | undefined => {
  const rows = feed.rows()
  const chosen = selection.among(rows).length
  if (!selection.isOfAll()) return chosen
  const total = totalIn(feed)
  return total === undefined ? undefined : total - (rows.length - chosen)
}
