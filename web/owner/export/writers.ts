import { stringify } from 'csv-stringify/browser/esm/sync'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import { byteOrderMark } from '../../../src/domain/reading/csv.js'
import { csvFormatOf, csvHead, csvRow, type CsvStyle } from '../../../src/domain/reading/csv-style.js'
import type { Headings } from '../../../src/domain/reading/export-headings.js'
import { sheetName, sheetOf } from '../../../src/domain/reading/sheet/sheet.js'
import { zone } from '../texts/formats.js'
import { words } from '../words/words.js'

/** Style of an export. */
export interface Format extends CsvStyle {
  readonly kind: 'xlsx' | 'csv' | 'ndjson'
  /** Whether a CSV begins with a byte order mark, which tells Excel that it is UTF-8. */
  readonly mark: boolean
}

/** Form and style of an export, and the names of fields that the form no longer has, one column each. */
export interface Written {
  readonly format: Format
  readonly form: FormSummary
  readonly gone: readonly string[]
}

/** Headings in the language of the pages. */
const headings = (): Headings => words().one

/** Start of a file. */
export const headIn = ({ format, form, gone }: Written): string =>
  format.kind === 'csv'
    ? `${format.mark ? byteOrderMark : ''}${stringify([csvHead(form, gone, { ...format, headings: headings() })], csvFormatOf(format))}`
    : ''

/** Rows as text. NDJSON is the API's own, so that nothing is lost. */
export const textOf = ({ format, form, gone }: Written, rows: readonly SubmissionAnswer[]): string =>
  format.kind === 'csv'
    ? stringify(
        rows.map((row) => csvRow(form, row, { gone, style: format })),
        csvFormatOf(format),
      )
    : rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** All rows as a workbook, written in one piece. Its part of the script is loaded at first use. */
export const workbookOf = async (
  form: FormSummary,
  rows: readonly SubmissionAnswer[],
): Promise<Uint8Array<ArrayBuffer>> => {
  const { workbook } = await import('../../../src/adapters/xlsx/workbook.js')
  return workbook(sheetName(form.title), sheetOf(form, rows, { zone, headings: headings() }))
}
