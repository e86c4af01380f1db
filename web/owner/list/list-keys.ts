import { actsIn } from '../acts/act.js'
import { keysDialog } from '../acts/keys.js'
import type { Filters } from '../filters/filters.js'
import { isPlainPress, isTyping } from '../plain-press.js'
import type { Feed } from './feed.js'
import type { Grid } from './grid/grid.js'
import type { Sorting } from './grid/sorting.js'
import type { ListOptions } from './options.js'

export interface KeysOf {
  readonly filters: Filters
  readonly grid: Grid
  readonly feed: Feed
  readonly sorting: Sorting
}

const isMeant = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  isPlainPress(event) &&
  !isTyping(event) &&
  document.querySelector('dialog[open]') === null

/** Keys that focus the list or its search from anywhere on the page. */
export const listKeys = ({ filter }: ListOptions, { filters, grid, feed, sorting }: KeysOf) => {
  const intoList = (): void => {
    if (feed.rows().length > 0) grid.focus()
  }
  const byKey: Readonly<Record<string, () => void>> = {
    '/': () => filters.search.querySelector('input')?.focus(),
    '?': () => keysDialog(actsIn(filter), 'list'),
    s: sorting.next,
    j: intoList,
    k: intoList,
  }
  return (event: KeyboardEvent): void => {
    if (!isMeant(event) || !Object.hasOwn(byKey, event.key)) return
    event.preventDefault()
    byKey[event.key]?.()
  }
}
