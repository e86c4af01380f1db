import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import type { Column } from './column-types.js'

/**
 * Maximum rows measured, maximum characters that widen a column, and the characters that always have room: in all
 * columns together, and the least and the most in one of them.
 */
const most = { rows: 100, characters: 44, whole: { together: 66, least: 12, lead: 18, most: 26 } } as const

/** Length that nine of ten rows do not exceed: one very long name must not take the room of all others. */
const usualLength = ({ label, text }: Column, rows: readonly PageRow[]): number => {
  const lengths = rows.map((row) => text(row).length).sort((a, b) => a - b)
  return Math.min(most.characters, Math.max(label.length, lengths[Math.floor(lengths.length * 0.9)] ?? 0))
}

const wholeOf = ({ kind }: Column, { length }: readonly Column[]): number => {
  const { together, least, lead, most: greatest } = most.whole
  return Math.max(kind === 'lead' ? lead : least, Math.min(greatest, Math.floor(together / length)))
}

/**
 * CSS tracks of a list's columns, wider for longer texts. They are computed once, so that they do not change while
 * somebody reads.
 */
export const tracksOf = (columns: readonly Column[], rows: readonly PageRow[]): string =>
  columns
    .map((column) => {
      const length = usualLength(column, rows.slice(0, most.rows))
      return `minmax(${Math.min(length, wholeOf(column, columns)) * 0.55 + 1.5}rem, ${length}fr)`
    })
    .join(' ')
