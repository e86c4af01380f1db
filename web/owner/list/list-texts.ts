import { type Feed, type SearchRun, totalIn } from './feed.js'
import { type Filter, isFiltered } from '../hash-routes.js'
import { zone } from '../texts/formats.js'
import { type Unreadable, unreadableTexts } from '../unreadable.js'
import { words } from '../words/words.js'

const sentences = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ')

const emptyText = (filter: Filter): string => {
  const { emptyFilter, emptyHeld, emptyOpen, wholeValues } = words().list
  if (isFiltered(filter))
    return sentences(emptyFilter, Object.keys(filter.where).length > 0 ? wholeValues : '')
  return filter.state === 'held' ? emptyHeld : emptyOpen
}

const unreadableText = (unreadable: Unreadable): string =>
  sentences(...unreadableTexts(unreadable, (count, ids) => words().list.unreadable(count, ids)))

const zoneText = (): string => `${words().list.timesIn(zone)}.`

/** Progress of a search, and its hits. */
const searchText = (feed: Feed, search: SearchRun, filter: Filter): string => {
  const { found, foundAll, foundStopped, nothing } = words().search
  const [count, read, damaged] = [feed.rows().length, search.read(), unreadableText(feed.unreadable())]
  if (!feed.isComplete())
    return sentences(search.isStopped() ? foundStopped(count, read) : found(count, read), damaged)
  if (count === 0) return sentences(filter.q === undefined ? emptyText(filter) : nothing(read), damaged)
  return sentences(foundAll(count, read), damaged, zoneText())
}

/** Total number of rows as counted so far, and the number loaded. */
const totalText = (feed: Feed): string => {
  const { all, someLoaded, stillCounting } = words().list
  const [loaded, total] = [feed.rows().length, totalIn(feed)]
  if (feed.isComplete()) return all(loaded)
  return total === undefined
    ? stillCounting(feed.counting?.total() ?? loaded, loaded)
    : someLoaded(total, loaded)
}

/** The number of rows, or the reason there are none. */
export const countedText = (feed: Feed, filter: Filter): string => {
  if (feed.search !== undefined) return searchText(feed, feed.search, filter)
  const damaged = unreadableText(feed.unreadable())
  if (feed.rows().length > 0) return sentences(totalText(feed), damaged, zoneText())
  return feed.isComplete() ? sentences(emptyText(filter), damaged) : words().page.loading
}
