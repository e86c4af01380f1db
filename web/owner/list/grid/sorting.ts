import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import type { Column } from './columns.js'

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

/**
 * A text that plain comparison brings into the order of words: without accents and case, and numbers by their size.
 * A collator takes ten times as long, which 10,000 rows would feel.
 */
const sortKey = (text: string): string => {
  const bare = /[^ -~]/.test(text) ? text.normalize('NFD').replace(/\p{M}+/gu, '') : text
  return bare.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(16, '0'))
}

/** Rows whose keys are made within a frame. */
const step = 1_000

const nextFrame = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve))

/** The keys of rows by a column, each made once. */
const keysBy = () => {
  const made = new WeakMap<Column, WeakMap<PageRow, string>>()
  return (column: Column) => {
    const keys = made.get(column) ?? new WeakMap<PageRow, string>()
    made.set(column, keys)
    return (row: PageRow): string => {
      const known = keys.get(row)
      if (known !== undefined) return known
      const key = sortKey(column.key(row))
      keys.set(row, key)
      return key
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

export const sortingWith = (rows: () => readonly PageRow[], onChange: () => void): Sorting => {
  const keys = keysBy()
  let chosen: { readonly column: Column; readonly isDown: boolean } | undefined
  let turn = 0
  const prepare = async (column: Column): Promise<void> => {
    const [all, keyOf] = [rows(), keys(column)]
    for (let n = 0; n < all.length; n += step) {
      if (n > 0) await nextFrame()
      all.slice(n, n + step).forEach(keyOf)
    }
  }
  const become = async (next: typeof chosen): Promise<void> => {
    const own = ++turn
    if (next !== undefined) await prepare(next.column)
    if (own !== turn) return
    chosen = next
    onChange()
  }
  const choose = (column: Column | undefined): void => {
    const isSame = column !== undefined && chosen?.column === column
    void become(column && { column, isDown: isSame && chosen?.isDown === false })
  }
  return {
    by: () => chosen,
    choose,
    next: (columns) => choose(columns[chosen === undefined ? 0 : columns.indexOf(chosen.column) + 1]),
    sorted: (rows) => {
      if (chosen === undefined) return rows
      const { column, isDown } = chosen
      const keyOf = keys(column)
      const sign = isDown ? -1 : 1
      return rows
        .map((row) => [keyOf(row), row] as const)
        .sort(([a], [b]) => sign * compare(a, b))
        .map(([, row]) => row)
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
