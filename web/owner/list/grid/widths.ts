import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import type { Column } from './columns.js'

/** Rows measured, and the range of characters in which a column's share of the width grows. */
const most = { rows: 100, characters: 44, whole: 12 } as const

const longest = ({ label, text }: Column, rows: readonly PageRow[]): number =>
  Math.min(
    most.characters,
    rows.reduce((length, row) => Math.max(length, text(row).length), label.length),
  )

/**
 * CSS tracks of a list's columns, wider for longer texts. They are computed once, so that they do not change while
 * somebody reads.
 */
export const tracksOf = (columns: readonly Column[], rows: readonly PageRow[]): string =>
  columns
    .map((column) => longest(column, rows.slice(0, most.rows)))
    .map((length) => `minmax(${Math.min(length, most.whole) * 0.5 + 1.5}rem, ${length}fr)`)
    .join(' ')
