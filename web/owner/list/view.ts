import type { FormSummary } from '../answers.js'
import type { Api } from '../api.js'
import { button, h, say } from '../dom.js'
import { exportDialog } from '../export/dialog.js'
import { type Feed, feedOf } from './feed.js'
import { type Filters, filtersOf } from '../filters/filters.js'
import { gridOf } from './grid/grid.js'
import { columnsOf } from './grid/row.js'
import { liveOf } from './live.js'
import { moreOf } from './more.js'
import { addressOf, type Filter, isFiltered } from '../hash-routes.js'
import { countText, numberText } from '../formats.js'
import type { View } from '../view.js'

/** A list, which can be told that one of its submissions is gone. */
export interface ListView extends View {
  readonly remove: (id: string) => void
}

export interface ListOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
}

const emptyText = (filter: Filter): string =>
  isFiltered(filter)
    ? 'No submission fits this filter.'
    : 'Nobody has submitted this form yet. What comes in appears here by itself.'

const countedText = (feed: Feed, filter: Filter): string => {
  const [count, complete] = [feed.rows().length, feed.isComplete()]
  if (count === 0) return complete ? emptyText(filter) : 'Loading…'
  return complete ? `${countText(count)}, all of them.` : `${numberText(count)} loaded. Scroll for more.`
}

const unlisted = 'No field of this form is marked “listed”: open a submission to read it.'

/** Opens and closes the filter where there is little room. */
const foldButton = ({ element }: Filters): HTMLButtonElement => {
  const fold = button(
    'Filter',
    () => {
      element.classList.toggle('open')
      fold.setAttribute('aria-expanded', String(element.classList.contains('open')))
    },
    { look: 'quiet fold', 'aria-expanded': String(element.classList.contains('open')) },
  )
  return fold
}

const headingOf = (
  { api, form, filter }: ListOptions,
  filters: Filters,
  sign: HTMLElement,
): readonly HTMLElement[] => [
  h('div', { class: 'crumb' }, h('a', { href: '#/' }, 'All forms'), sign),
  h(
    'div',
    { class: 'title' },
    h('h1', { tabindex: -1 }, form.title),
    h(
      'div',
      { class: 'tools' },
      foldButton(filters),
      button('Export', () => exportDialog({ api, form, filter })),
    ),
  ),
]

/** The submissions of a form, the newest first: more as one scrolls, and new ones as they come. */
export const listView = (options: ListOptions): ListView => {
  const { api, form, filter } = options
  const feed = feedOf(api, form.name, filter)
  const filters = filtersOf({
    form,
    filter,
    apply: (next) => (location.hash = addressOf({ view: 'list', form: form.name, filter: next })),
    open: (id) => (location.hash = addressOf({ view: 'one', form: form.name, id })),
  })
  const foot = h('p', { class: 'grid-foot' }, 'Loading…')
  const update = (above = 0): void => {
    const [rows, complete] = [feed.rows(), feed.isComplete()]
    grid.element.hidden = rows.length === 0
    grid.update(rows, { complete, above })
    foot.textContent = loading.isStuck() && rows.length === 0 ? '' : countedText(feed, filter)
    filters.offer(rows)
    if (complete && above === 0 && !loading.isStuck()) say(foot.textContent)
  }
  const loading = moreOf({ feed, filters, onRows: () => update() })
  const live = liveOf({ feed, grid: () => grid, filter, onNews: update })
  const grid = gridOf({ form, onNearEnd: () => void loading.more(), onScroll: live.onScroll })
  const element = h(
    'section',
    {},
    ...headingOf(options, filters, live.sign),
    filters.element,
    columnsOf(form).length === 0 && h('p', { class: 'hint unlisted' }, unlisted),
    loading.notice,
    h('div', { class: 'table' }, live.news, grid.element),
    foot,
  )
  element.style.setProperty('--columns', String(columnsOf(form).length + 1))
  return {
    title: form.title,
    element,
    show: () => {
      grid.show()
      live.start()
      void loading.more()
    },
    hide: () => {
      live.stop()
      grid.hide()
    },
    remove: (id) => {
      feed.remove(id)
      update()
    },
  }
}
