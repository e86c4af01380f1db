import { stringify } from 'csv-stringify/sync'
import { csvFormatOf, csvHead, csvRow, type CsvStyle } from '../../../domain/reading/csv-style.js'
import type { SheetForm } from '../../../domain/reading/sheet/sheet.js'
import type { SubmissionAnswer } from '../../../domain/contract/owner/submission-answers.js'

/** Content and style of an export. */
export interface TextStyle extends CsvStyle {
  /** Names of fields that the form no longer has, one column each. */
  readonly gone: readonly string[]
}

/** Format of an exported text file. */
export interface ExportFormat {
  /** Text before the first row. */
  readonly head: (form: SheetForm, style: TextStyle) => string
  readonly rows: (form: SheetForm, rows: readonly SubmissionAnswer[], style: TextStyle) => string
  /** Whether fields that the form no longer has need a column, named in the header. */
  readonly hasColumns: boolean
}

/** Text formats of an export by name. */
export const exportFormats = {
  csv: {
    hasColumns: true,
    head: (form, style) => stringify([[...csvHead(form, style.gone, style)]], csvFormatOf(style)),
    rows: (form, rows, style) =>
      stringify(
        rows.map((row) => [...csvRow(form, row, { gone: style.gone, style })]),
        csvFormatOf(style),
      ),
  },
  ndjson: {
    hasColumns: false,
    head: () => '',
    rows: (_, rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>

export type FormatName = keyof typeof exportFormats
