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

/** Rows whose keys are made and sorted within a frame. */
const step = 500

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

type Rows = readonly PageRow[]

/** Rows as they came, and sorted. */
interface Sorted {
  readonly of: Rows
  readonly sorted: Rows
}

interface Order {
  readonly column: Column
  readonly isDown: boolean
}

/** Orders rows by a column; rows that are equal keep their order. Sorting what is sorted in runs merges the runs. */
const sorterOf = (keys: ReturnType<typeof keysBy>) => {
  const by = ({ column, isDown }: Order, rows: Rows): Rows => {
    const [keyOf, sign] = [keys(column), isDown ? -1 : 1]
    return rows
      .map((row) => [keyOf(row), row] as const)
      .sort(([a], [b]) => sign * compare(a, b))
      .map(([, row]) => row)
  }
  /** Sorts a portion a frame, and merges two a frame. */
  const inFrames = async (order: Order, rows: Rows): Promise<Rows> => {
    let runs: readonly Rows[] = []
    for (let n = 0; n < rows.length; n += step) {
      if (n > 0) await nextFrame()
      runs = [...runs, by(order, rows.slice(n, n + step))]
    }
    while (runs.length > 1) {
      const merged: Rows[] = []
      for (let n = 0; n < runs.length; n += 2) {
        await nextFrame()
        merged.push(by(order, runs.slice(n, n + 2).flat()))
      }
      runs = merged
    }
    return runs[0] ?? []
  }
  return { by, inFrames }
}

/** Rows with those that were sorted before in front, in that order: only the others have to find their places. */
const startOf = (last: Sorted | undefined, all: Rows): Rows => {
  if (last === undefined) return all
  const [present, before] = [new Set(all), new Set(last.of)]
  return [...last.sorted.filter((row) => present.has(row)), ...all.filter((row) => !before.has(row))]
}

export const sortingWith = (rows: () => Rows, onChange: () => void): Sorting => {
  const sorter = sorterOf(keysBy())
  let chosen: Order | undefined
  let last: Sorted | undefined
  let turn = 0
  const become = async (next: Order | undefined): Promise<void> => {
    const [own, all] = [++turn, rows()]
    const sorted = next && (await sorter.inFrames(next, all))
    if (own !== turn) return
    chosen = next
    last = sorted && { of: all, sorted }
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
    sorted: (all) => {
      if (chosen === undefined) return all
      if (last?.of !== all) last = { of: all, sorted: sorter.by(chosen, startOf(last, all)) }
      return last.sorted
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
