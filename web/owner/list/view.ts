import { h, say } from '../dom.js'
import type { Chosen } from '../export/dialog.js'
import { type Feed, feedOf, totalIn } from './feed.js'
import { searchFeedOf } from '../search/search-feed.js'
import { searchBarOf } from '../search/search-bar.js'
import { type Filters, filtersOf } from '../filters/filters.js'
import { columnsOf, goneColumns, listedIn } from './grid/columns.js'
import { gridOf } from './grid/grid.js'
import { savedBar } from '../saved/bar.js'
import { headingOf } from './heading.js'
import { liveOf } from './live.js'
import { moreOf } from './more.js'
import type { ListOptions } from './options.js'
import { sortingIn } from './list-sorting.js'
import type { PageRow } from '../../../src/domain/contract/owner/submission-answers.js'
import { addressOf, type Filter, isFiltered, isSearch } from '../hash-routes.js'
import { selectingIn } from '../select/selecting.js'
import { listKeys } from './list-keys.js'
import { tabsOf } from './tabs.js'
import { footOf } from './foot.js'
import type { View } from '../view.js'
import { words } from '../words/words.js'

/** A list, which can be notified that a submission has left it. */
export interface ListView extends View {
  readonly remove: (id: string) => void
  readonly state: Filter['state']
  readonly filter: Filter
  /** Loaded rows. */
  readonly rows: () => readonly PageRow[]
}

const filtersAt = ({ form, filter }: ListOptions): Filters =>
  filtersOf({
    form,
    filter,
    apply: (next) => (location.hash = addressOf({ view: 'list', form: form.name, filter: next })),
    open: (id) => (location.hash = addressOf({ view: 'one', form: form.name, id })),
  })

/** Parts of a list. */
const partsOf = (options: ListOptions, focusHeading: () => void) => {
  const { api, form, filter } = options
  const feed = isSearch(filter) ? searchFeedOf(options) : feedOf(api, form.name, filter)
  const filters = filtersAt(options)
  const tabs = tabsOf({ api, form, current: filter.state ?? 'open' })
  const foot = footOf({ api, form, feed, filter })
  const update = (above = 0): void => {
    const [rows, complete] = [feed.rows(), feed.isComplete()]
    grid.element.hidden = rows.length === 0
    const gone = goneColumns(form, columns, rows)
    // Before the reasons and the day of erasure, if there are any.
    columns.splice(columnsOf(form, undefined).length, 0, ...gone)
    grid.update(sorting.sorted(rows), {
      complete,
      above: sorting.by() === undefined ? above : 0,
      hasNewColumns: gone.length > 0,
    })
    sorting.mark(grid.element, rows)
    filters.offer(rows)
    searching.update()
    tellTotal()
    if (complete && above === 0 && !loading.isStuck()) say(foot.text())
  }
  /** Shows the total. */
  const tellTotal = (): void => {
    foot.update(loading.isStuck(), sorting)
    selecting.update()
    if (filter.state === 'held' && !isFiltered(filter)) tabs.tell(totalIn(feed))
  }
  const selecting = selectingIn({
    ...options,
    feed,
    onSelect: () => grid.mark(),
    onLeft: () => update(),
    onWorked: (ids) => work.changed(ids),
    onEnd: () => {
      if (feed.rows().length > 0) grid.focus()
      else focusHeading()
      void tabs.count()
      void loading.more()
    },
  })
  const loading = moreOf({ feed, filters, onRows: () => update() })
  const searching = searchBarOf(feed, () => {
    update()
    void loading.more()
  })
  const columns = [...columnsOf(form, filter.state)]
  const changes = { onKnown: () => grid.mark(), onChange: () => update() }
  const { work, state, sorting } = sortingIn(options, { feed, columns, ...changes })
  const live = liveOf({ feed, grid: () => grid, filter, onNews: update })
  const grid = gridOf({
    ...{ form, columns, state, sorting, selection: selecting.selection, onKey: selecting.onKey },
    isHeld: filter.state === 'held',
    work: filter.state === 'held' ? undefined : work,
    onNearEnd: () => void loading.more(),
    onScroll: live.onScroll,
  })
  return { feed, filters, tabs, foot, selecting, loading, live, grid, searching, work, sorting, tellTotal }
}

/** Hits of a search, for an export. */
const foundIn = (feed: Feed): Chosen | undefined => {
  if (feed.search === undefined) return undefined
  const ids = new Set(feed.rows().map(({ id }) => id))
  return { has: (id) => ids.has(id), count: ids.size }
}

/** Submissions of a form, newest first; scrolling loads more, and new ones appear as they arrive. */
export const listView = (options: ListOptions): ListView => {
  const { form, filter } = options
  const parts = partsOf(options, () => element.querySelector('h1')?.focus())
  const { feed, filters, tabs, foot, selecting, loading, live, grid, searching } = parts
  const keys = listKeys(options, parts)
  const element = h(
    'section',
    {},
    ...headingOf(options, { filters, sign: live.sign, found: () => foundIn(feed) }),
    h('div', { class: 'over' }, tabs.element, filters.search),
    filters.element,
    h('div', { class: 'narrowed' }, filters.chips, savedBar(form.name, filter)),
    listedIn(form).length === 0 && h('p', { class: 'hint unlisted' }, words().list.unlisted),
    loading.notice,
    searching.element,
    ...selecting.elements,
    h('div', { class: 'table' }, live.news, grid.element),
    ...foot.elements,
  )
  return {
    title: filter.state === 'held' ? `${words().list.held} · ${form.title}` : form.title,
    element,
    show: () => {
      parts.work.again()
      grid.show()
      filters.comeBack()
      live.start()
      addEventListener('keydown', keys)
      tabs.start()
      searching.comeBack()
      feed.counting?.start(parts.tellTotal)
      void loading.more()
    },
    hide: () => {
      filters.leave()
      live.stop()
      removeEventListener('keydown', keys)
      tabs.stop()
      searching.leave()
      feed.counting?.stop()
      grid.hide()
    },
    remove: (id) => selecting.leave([id]),
    state: filter.state,
    filter,
    rows: feed.rows,
  }
}
