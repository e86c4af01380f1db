import { stringify } from 'csv-stringify/sync'
import { csvCells, csvColumns, csvFormat } from '../../domain/reading/csv.js'
import type { FormView } from '../../domain/reading/view.js'
import type { SubmissionAnswer } from '../../domain/contract/owner/submission-answers.js'

/** How submissions are written to a file. */
export interface ExportFormat {
  /** What comes before the first row. */
  readonly head: (form: FormView) => string
  readonly rows: (form: FormView, rows: readonly SubmissionAnswer[]) => string
}

/** The formats of an export, by name. */
export const exportFormats = {
  csv: {
    head: (form) => stringify([[...csvColumns(form)]], csvFormat),
    rows: (form, rows) =>
      stringify(
        rows.map((row) => [...csvCells(form, row)]),
        csvFormat,
      ),
  },
  ndjson: {
    head: () => '',
    rows: (_, rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>

export type FormatName = keyof typeof exportFormats
