import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import type { Column } from './columns.js'
import { words } from '../../words/words.js'

/** Order of the loaded rows: by a column, or newest first. */
export interface Sorting {
  /** The column, and whether it is descending; undefined for newest first. */
  readonly by: () => { readonly column: Column; readonly isDown: boolean } | undefined
  /** Sorts by a column, in the opposite direction if it is the current one; undefined means newest first. */
  readonly choose: (column: Column | undefined) => void
  /** Sorts by the next column; after the last one, newest first. */
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

/** Marks the sorted column in the header. */
export const markSorting = (grid: HTMLElement, columns: readonly Column[], sorting: Sorting): void => {
  const by = sorting.by()
  grid.querySelectorAll('[aria-sort]').forEach((cell, at) => {
    const isBy = by === undefined ? at === columns.length : columns[at] === by.column
    const order = by === undefined || by.isDown ? 'descending' : 'ascending'
    cell.setAttribute('aria-sort', isBy ? order : 'none')
  })
}
