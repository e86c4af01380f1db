import type { Feed } from './feed.js'
import { type Filter, isFiltered } from '../hash-routes.js'
import { countText, numberText, zone } from '../formats.js'

const emptyTexts = {
  open: 'Nobody has submitted this form yet. What comes in appears here by itself.',
  held: 'Nothing is held. What looks like spam waits here for you, and is erased by itself if you do nothing.',
} as const

const emptyText = (filter: Filter): string =>
  isFiltered(filter) ? 'No submission fits this filter.' : emptyTexts[filter.state ?? 'open']

const unreadableText = (ids: readonly string[]): string =>
  ids.length === 0 ? '' : ` ${countText(ids.length)} cannot be read: ${ids.join(', ')}.`

/** How many there are, or why there are none. */
export const countedText = (feed: Feed, filter: Filter): string => {
  const [count, complete] = [feed.rows().length, feed.isComplete()]
  const damaged = unreadableText(feed.unreadable())
  if (count === 0) return complete ? `${emptyText(filter)}${damaged}` : 'Loading…'
  return complete
    ? `${countText(count)}, all of them.${damaged} Times are in ${zone}.`
    : `${numberText(count)} loaded. Scroll for more.${damaged} Times are in ${zone}.`
}
