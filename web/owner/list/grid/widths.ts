import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import type { Column } from './columns.js'

/** Rows that are measured, and the characters between which a column's share of the width grows. */
const most = { rows: 100, characters: 44, whole: 12 } as const

const longest = ({ label, text }: Column, rows: readonly PageRow[]): number =>
  Math.min(
    most.characters,
    rows.reduce((length, row) => Math.max(length, text(row).length), label.length),
  )

/** The tracks of a list's columns, as CSS has them: room for what is long, and none for what is short. They stay while somebody reads. */
export const tracksOf = (columns: readonly Column[], rows: readonly PageRow[]): string =>
  columns
    .map((column) => longest(column, rows.slice(0, most.rows)))
    .map((length) => `minmax(${Math.min(length, most.whole) * 0.5 + 1.5}rem, ${length}fr)`)
    .join(' ')
