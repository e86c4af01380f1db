import { h } from '../dom.js'
import { isFiltered } from '../hash-routes.js'
import type { Feed } from './feed.js'
import type { Sorting } from './grid/sorting.js'
import { countedText } from './list-texts.js'
import type { ListOptions } from './options.js'
import { words } from '../words/words.js'

/** Says which column the rows are sorted by and, if not all are loaded, that only the loaded ones are sorted. */
const sortedText = (sorting: Sorting, isComplete: boolean): string => {
  const by = sorting.by()
  if (by === undefined) return ''
  const { sortedBy, sortedLoaded } = words().list
  return ` ${isComplete ? sortedBy(by.column.label) : sortedLoaded(by.column.label)}`
}

/** Foot of a list: the number of rows, or, for a form without submissions, a link to send the first one. */
export const footOf = ({ api, form, filter, feed }: ListOptions & { readonly feed: Feed }) => {
  const foot = h('p', { class: 'grid-foot' }, words().page.loading)
  const href = api.pageOf(form.name)
  const link = h('a', { href, target: '_blank', rel: 'noopener' }, words().list.first)
  const first = h('p', { class: 'first', hidden: true }, link)
  const isWhole = !isFiltered(filter) && filter.state === undefined
  return {
    elements: [foot, first],
    text: (): string => foot.textContent,
    update: (isStuck: boolean, sorting: Sorting): void => {
      const isEmpty = feed.rows().length === 0
      const text = `${countedText(feed, filter)}${sortedText(sorting, feed.isComplete())}`
      foot.textContent = isStuck && isEmpty ? '' : text
      first.hidden = !(isWhole && isEmpty && feed.isComplete())
    },
  }
}
