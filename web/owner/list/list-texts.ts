import type { Feed, SearchRun } from './feed.js'
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

/** How far a search is, and what it has found. */
const searchText = (feed: Feed, search: SearchRun): string => {
  const [count, read] = [feed.rows().length, search.read()]
  const damaged = unreadableText(feed.unreadable())
  const among = `among ${countText(read)}`
  if (!feed.isComplete())
    return `${search.isStopped() ? 'Stopped: ' : ''}${numberText(count)} found so far, ${among}.${damaged}`
  return count === 0
    ? `Nothing was found ${among}. Try fewer words, or a part of one.${damaged}`
    : `${numberText(count)} found ${among}, all of them.${damaged} Times are in ${zone}.`
}

/** How many there are in all, as far as they are counted, and how many of them are loaded. */
const loadedText = ({ counting, rows }: Feed): string => {
  const [loaded, total] = [numberText(rows().length), countText(counting?.total() ?? rows().length)]
  return counting?.isExact() === true
    ? `${total}, ${loaded} of them loaded. Scroll for more.`
    : `${loaded} loaded. Scroll for more. Counting: ${total} so far.`
}

/** How many there are, or why there are none. */
export const countedText = (feed: Feed, filter: Filter): string => {
  if (feed.search !== undefined) return searchText(feed, feed.search)
  const [count, complete] = [feed.rows().length, feed.isComplete()]
  const damaged = unreadableText(feed.unreadable())
  if (count === 0) return complete ? `${emptyText(filter)}${damaged}` : 'Loading…'
  const text = complete ? `${countText(count)}, all of them.` : loadedText(feed)
  return `${text}${damaged} Times are in ${zone}.`
}
