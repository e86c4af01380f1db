import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import type { Column } from './columns.js'
import { words } from '../../words/words.js'

/** In which order the rows that are loaded are shown: by a column, or newest first. */
export interface Sorting {
  /** The column, and whether its last ones come first; undefined for the order of the list. */
  readonly by: () => { readonly column: Column; readonly isDown: boolean } | undefined
  /** Sorts by a column; by the same one again, the other way round. Undefined is the order of the list. */
  readonly choose: (column: Column | undefined) => void
  /** Sorts by the column after the one that it is sorted by; behind the last one is the order of the list. */
  readonly next: (columns: readonly Column[]) => void
  readonly sorted: (rows: readonly PageRow[]) => readonly PageRow[]
}

export const sortingWith = (onChange: () => void): Sorting => {
  let chosen: { readonly column: Column; readonly isDown: boolean } | undefined
  const choose = (column: Column | undefined): void => {
    const isSame = column !== undefined && chosen?.column === column
    chosen = column && { column, isDown: isSame && chosen?.isDown === false }
    onChange()
  }
  return {
    by: () => chosen,
    choose,
    next: (columns) => choose(columns[chosen === undefined ? 0 : columns.indexOf(chosen.column) + 1]),
    sorted: (rows) => {
      if (chosen === undefined) return rows
      const { column, isDown } = chosen
      const keyed = rows.map((row) => [column.key(row), row] as const)
      const sign = isDown ? -1 : 1
      const collator = new Intl.Collator(words().locale, { numeric: true, sensitivity: 'base' })
      return keyed.sort(([a], [b]) => sign * collator.compare(a, b)).map(([, row]) => row)
    },
  }
}

/** Says at the names of the columns by which of them the rows are sorted. */
export const markSorting = (grid: HTMLElement, columns: readonly Column[], sorting: Sorting): void => {
  const by = sorting.by()
  grid.querySelectorAll('[aria-sort]').forEach((cell, at) => {
    const isBy = by === undefined ? at === columns.length : columns[at] === by.column
    const order = by === undefined || by.isDown ? 'descending' : 'ascending'
    cell.setAttribute('aria-sort', isBy ? order : 'none')
  })
}
