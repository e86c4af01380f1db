import { stateColumn } from '../work/state-column.js'
import { workStates } from '../work/states.js'
import { words } from '../words/words.js'
import type { Feed } from './feed.js'
import type { Column } from './grid/column-types.js'
import { type Sorting, sortingWith } from './grid/sorting.js'
import type { ListOptions } from './options.js'

export interface ListSortingOptions {
  readonly feed: Feed
  readonly columns: readonly Column[]
  /** Called when the work on some rows is known. */
  readonly onKnown: () => void
  /** Called when the order has changed. */
  readonly onChange: () => void
}

/** Sorting of a list by its columns, the state of work and the time; and the work on its rows. */
export const sortingIn = (
  { api, form, filter }: ListOptions,
  { feed, columns, onKnown, onChange }: ListSortingOptions,
) => {
  const work = workStates(api, form.name, () => {
    onKnown()
    plain.again()
  })
  const state = stateColumn(work)
  const plain = sortingWith({
    rows: feed.rows,
    columns: () => (filter.state === 'held' ? columns : [...columns, state]),
    time: { label: words().list.received, key: ({ receivedAt }) => receivedAt },
    onChange,
  })
  const sorting: Sorting = {
    ...plain,
    sorted: (rows) => {
      // Otherwise, only the work on visible rows is loaded.
      if (plain.by()?.column === state) work.want(rows.map(({ id }) => id))
      return plain.sorted(rows)
    },
  }
  return { work, state, sorting }
}
