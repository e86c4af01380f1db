import { type Feed, totalIn } from '../list/feed.js'
import type { Selection } from './selection.js'

/** Number of selected rows, loaded or not; undefined while the total is unknown. */
export const chosenCount = (selection: Selection, feed: Feed): number | undefined => {
  const rows = feed.rows()
  const chosen = selection.among(rows).length
  if (!selection.isOfAll()) return chosen
  const total = totalIn(feed)
  return total === undefined ? undefined : total - (rows.length - chosen)
}
