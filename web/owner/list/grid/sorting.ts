import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import type { SortColumn } from './column-types.js'

/** Order of the loaded rows: by a column, or newest first. */
export interface Sorting {
  /** The column, and whether it is descending; undefined for newest first. */
  readonly by: () => Order | undefined
  /** Sorts by a column, in the opposite direction if it is the current one. */
  readonly choose: (column: SortColumn) => void
  /** Sorts by the time of arrival: oldest first if it is newest first, else newest first. */
  readonly chooseTime: () => void
  /** Sorts by the next column; after the last one, newest first. */
  readonly next: () => void
  readonly sorted: (rows: readonly PageRow[]) => readonly PageRow[]
  /** Sorts again, once keys that were unknown are known. */
  readonly again: () => void
  /** Marks the sorted column in a header, whose cells are in the order of `columns`. */
  readonly mark: (head: HTMLElement, rows: readonly PageRow[]) => void
}

/** A column, and whether it is descending. */
interface Order {
  readonly column: SortColumn
  readonly isDown: boolean
}

export interface SortingOptions {
  readonly rows: () => readonly PageRow[]
  /** Columns from first to last, without the time. */
  readonly columns: () => readonly SortColumn[]
  /** The time of arrival. */
  readonly time: SortColumn
  readonly onChange: () => void
}

/**
 * A text whose plain comparison gives alphabetical order: without accents and case, and with numbers by their size. A
 * collator takes ten times as long, which is noticeable with 10,000 rows.
 */
const sortKey = (text: string): string => {
  const bare = /[^ -~]/.test(text) ? text.normalize('NFD').replace(/\p{M}+/gu, '') : text
  return bare.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(16, '0'))
}

/** Number of rows whose keys are made and sorted within a frame. */
const step = 500

const nextFrame = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve))

type Key = string | number

/** The keys of rows by a column, each made once after a choice of the column. */
const keysBy = () => {
  const made = new Map<SortColumn, WeakMap<PageRow, Key>>()
  let isPartial = false
  const of = (column: SortColumn) => {
    const keys = made.get(column) ?? new WeakMap<PageRow, Key>()
    made.set(column, keys)
    return (row: PageRow): Key => {
      const known = keys.get(row)
      if (known !== undefined) return known
      const key = column.key(row)
      if (key === undefined) {
        isPartial = true
        return ''
      }
      const sortable = typeof key === 'string' ? sortKey(key) : key
      keys.set(row, sortable)
      return sortable
    }
  }
  return {
    of,
    forget: (column: SortColumn): void => {
      made.delete(column)
      isPartial = false
    },
    /** Whether a key was not known. */
    isPartial: () => isPartial,
  }
}

/** Order of two keys; rows without one come last in either direction. */
const compare = (a: Key, b: Key, sign: number): number => {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  return a < b ? -sign : sign
}

type Rows = readonly PageRow[]

/** Rows in their original order, and sorted. */
interface Sorted {
  readonly of: Rows
  readonly sorted: Rows
}

/**
 * Sorts rows by a column; rows that are equal keep their order. If the rows consist of sorted runs, sorting merges the
 * runs.
 */
const sorterOf = (keys: ReturnType<typeof keysBy>['of']) => {
  const by = ({ column, isDown }: Order, rows: Rows): Rows => {
    const [keyOf, sign] = [keys(column), isDown ? -1 : 1]
    return rows
      .map((row) => [keyOf(row), row] as const)
      .sort(([a], [b]) => compare(a, b, sign))
      .map(([, row]) => row)
  }
  /** Sorts one portion per frame, then merges two portions per frame. */
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

/** All rows, beginning with those that were sorted before, in that order, so that only the others have to be moved. */
const startOf = (last: Sorted | undefined, all: Rows): Rows => {
  if (last === undefined) return all
  const [present, before] = [new Set(all), new Set(last.of)]
  return [...last.sorted.filter((row) => present.has(row)), ...all.filter((row) => !before.has(row))]
}

/** Whether the rows are newest first by receipt; released rows are listed by the time of their release. */
const isNewestFirst = (rows: Rows): boolean =>
  rows.every(({ receivedAt }, at) => at === 0 || receivedAt <= (rows[at - 1]?.receivedAt ?? ''))

const directionOf = (by: Order): string => (by.isDown ? 'descending' : 'ascending')

export const sortingWith = ({ rows, columns, time, onChange }: SortingOptions): Sorting => {
  const keys = keysBy()
  const sorter = sorterOf(keys.of)
  let chosen: Order | undefined
  let last: Sorted | undefined
  let turn = 0
  const arrange = async (next: Order | undefined): Promise<void> => {
    const [own, all] = [++turn, rows()]
    const sorted = next && (await sorter.inFrames(next, all))
    if (own !== turn) return
    chosen = next
    last = sorted && { of: all, sorted }
    onChange()
  }
  const become = (next: Order | undefined): void => {
    if (next !== undefined) keys.forget(next.column)
    void arrange(next)
  }
  const by = (column: SortColumn | undefined): void => become(column && { column, isDown: false })
  return {
    by: () => chosen,
    choose: (column) => become({ column, isDown: chosen?.column === column && !chosen.isDown }),
    chooseTime: () => by(chosen === undefined ? time : undefined),
    next: () => {
      const all = [...columns(), time]
      by(all[chosen === undefined ? 0 : all.indexOf(chosen.column) + 1])
    },
    sorted: (all) => {
      if (chosen === undefined) return all
      if (last?.of !== all) last = { of: all, sorted: sorter.by(chosen, startOf(last, all)) }
      return last.sorted
    },
    again: () => {
      if (chosen !== undefined && keys.isPartial()) void arrange(chosen)
    },
    mark: (head, all) => {
      const usual = (): string => (isNewestFirst(all) ? 'descending' : 'other')
      const orders = [...columns(), time].map((column) => {
        if (chosen === undefined) return column === time ? usual() : 'none'
        return column === chosen.column ? directionOf(chosen) : 'none'
      })
      head.querySelectorAll('[aria-sort]').forEach((cell, at) => {
        cell.setAttribute('aria-sort', orders[at] ?? 'none')
      })
    },
  }
}
