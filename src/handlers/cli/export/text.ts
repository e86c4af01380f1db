import { stringify } from 'csv-stringify/sync'
import { csvCells, csvColumns, csvFormat } from '../../../domain/reading/csv.js'
import type { FormView } from '../../../domain/reading/view.js'
import type { SubmissionAnswer } from '../../../domain/contract/owner/submission-answers.js'

/** How submissions are written to a file. */
export interface ExportFormat {
  /** What comes before the first row. */
  readonly head: (form: FormView, gone: readonly string[]) => string
  readonly rows: (form: FormView, rows: readonly SubmissionAnswer[], gone: readonly string[]) => string
  /** Whether fields that the form no longer has need a column, which is named before the first row. */
  readonly hasColumns: boolean
}

/** The formats of an export, by name. */
export const exportFormats = {
  csv: {
    hasColumns: true,
    head: (form, gone) => stringify([[...csvColumns(form, gone)]], csvFormat),
    rows: (form, rows, gone) =>
      stringify(
        rows.map((row) => [...csvCells(form, row, gone)]),
        csvFormat,
      ),
  },
  ndjson: {
    hasColumns: false,
    head: () => '',
    rows: (_, rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>

export type FormatName = keyof typeof exportFormats
