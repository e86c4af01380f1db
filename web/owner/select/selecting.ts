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
  /** Of these there is other work than before. */
  readonly onWorked: (ids: readonly string[]) => void
  /** Other rows are selected. */
  readonly onSelect: () => void
  /** Rows have left the feed. */
  readonly onLeft: () => void
  /** Something was done. */
  readonly onEnd: () => void
}

/** Selecting rows of a list, and doing something to them. */
export interface Selecting {
  readonly selection: Selection
  /** What stands above the rows. */
  readonly elements: readonly HTMLElement[]
  readonly onKey: (key: string, id: string) => boolean
  /** There are other rows. */
  readonly update: () => void
  /** Some have left this list. */
  readonly leave: (ids: readonly string[]) => void
}

/** What is selected, for an export: of a search those that it has found. */
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
      // A list of what is not done has it no longer.
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
