import { stringify } from 'csv-stringify/sync'
import type { Source, SourceRow } from './source.js'
import { noteColumns } from './mapping.js'

/** A refused row, and the reason. */
export interface RefusedRow {
  readonly source: SourceRow
  readonly why: string
}

const ownColumns = ({ columns }: Source): readonly string[] =>
  columns.filter((name) => name !== noteColumns.why && name !== noteColumns.line)

const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : JSON.stringify(cell ?? ''))

const csvLine = (source: Source, { source: row, why }: RefusedRow): string => {
  const cells = ownColumns(source).map((name) => (row._tag === 'Row' ? textOf(row.row[name]) : ''))
  return stringify([[...cells, why, row._tag === 'Broken' ? row.text : '']])
}

const jsonLine = ({ source: row, why }: RefusedRow): string => {
  const notes = { [noteColumns.why]: why, ...(row._tag === 'Broken' && { [noteColumns.line]: row.text }) }
  return `${JSON.stringify({ ...(row._tag === 'Row' ? row.row : {}), ...notes })}\n`
}

/** Header of the file of refused rows: the source's columns, then the reason and the text of a broken line. */
export const refusedHead = (source: Source): string =>
  source.kind === 'ndjson' ? '' : stringify([[...ownColumns(source), noteColumns.why, noteColumns.line]])

/** Refused rows in the source's format, to be corrected and imported again. */
export const refusedText = (source: Source, rows: readonly RefusedRow[]): string =>
  rows.map((row) => (source.kind === 'ndjson' ? jsonLine(row) : csvLine(source, row))).join('')
