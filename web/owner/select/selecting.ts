import { actsIn } from '../acts/act.js'
import { actingIn } from '../acts/acting.js'
import { rowKeys } from '../acts/row-keys.js'
import { h, say } from '../dom.js'
import { type Chosen, exportDialog } from '../export/dialog.js'
import type { Feed } from '../list/feed.js'
import type { ListOptions } from '../list/options.js'
import { isFiltered } from '../hash-routes.js'
import { selectBarOf } from './bar.js'
import { chosenCount } from './chosen-count.js'
import { type Selection, selectionWith } from './selection.js'

export interface SelectingOptions extends ListOptions {
  readonly feed: Feed
  /** Called with the ids whose work has changed. */
  readonly onWorked: (ids: readonly string[]) => void
  /** Called after the selection changed. */
  readonly onSelect: () => void
  /** Called after rows have left the feed. */
  readonly onLeft: () => void
  /** Called after an action. */
  readonly onEnd: () => void
}

/** Selection of rows in a list, and actions on it. */
export interface Selecting {
  readonly selection: Selection
  /** Elements above the rows. */
  readonly elements: readonly HTMLElement[]
  readonly onKey: (key: string, id: string) => boolean
  /** Called after the rows changed. */
  readonly update: () => void
  /** Removes ids that have left this list. */
  readonly leave: (ids: readonly string[]) => void
}

/** The selection for an export; in a search, among its hits. */
const chosenOf = (feed: Feed, selection: Selection): Chosen => {
  const ids = new Set(selection.among(feed.rows()))
  const goesOn = selection.isOfAll() && feed.search === undefined && !feed.isComplete()
  return goesOn
    ? { has: selection.has, count: chosenCount(selection, feed) }
    : { has: (id) => ids.has(id), count: ids.size }
}

export const selectingIn = (options: SelectingOptions): Selecting => {
  const { filter, feed, onSelect, onLeft, onEnd } = options
  const acts = actsIn(filter)
  const notice = h('div', { class: 'notice' })
  const update = (): void => {
    bar.element.hidden = feed.rows().length === 0 && !bar.tells()
    bar.update(feed)
  }
  const selection = selectionWith(() => {
    onSelect()
    update()
  })
  const leave = (ids: readonly string[]): void => {
    feed.remove(ids)
    for (const id of ids) selection.drop(id)
    onLeft()
  }
  const acting = actingIn({
    ...options,
    selection,
    onLeft: leave,
    onWorked: (ids) => {
      // A list filtered by another state of work no longer has them.
      if (filter.work !== undefined && filter.work !== 'done') leave(ids)
      else options.onWorked(ids)
    },
    onEnd: (text) => {
      bar.tell(text)
      update()
      onEnd()
      say(text)
    },
    complain: (panel) => notice.replaceChildren(...(panel === undefined ? [] : [panel])),
  })
  const bar = selectBarOf({
    acts,
    selection,
    isFiltered: isFiltered(filter),
    onAct: acting.toSelected,
    onExport: () => exportDialog({ ...options, chosen: chosenOf(feed, selection) }),
  })
  return {
    selection,
    elements: [notice, bar.element],
    onKey: rowKeys({ acts, selection, acting }),
    update,
    leave,
  }
}
