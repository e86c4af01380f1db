import type { Kind } from '../field/description.js'
import { neutral } from '../kernel/formula.js'
import { csvCells, csvColumns, csvFormat, noLongerAsked } from './csv.js'
import { englishHeadings, type Headings } from './export-headings.js'
import type { SheetForm } from './sheet/sheet.js'
import type { SubmissionView } from './view.js'

/** Names of the separators between cells. */
export const separators = { comma: ',', semicolon: ';', tab: '\t' } as const
export type SeparatorName = keyof typeof separators

/** The format of a CSV: with names for programs, or with labels for people. */
export interface CsvStyle {
  /** Whether fields and choices appear by their labels instead of their names. */
  readonly labels: boolean
  readonly separator: SeparatorName
  /** With labels, the headings of the columns that are not the form's own; English by default. */
  readonly headings?: Headings | undefined
}

/** The style for programs. */
export const plainStyle: CsvStyle = { labels: false, separator: 'comma' }

/** The separator that spreadsheets of a language expect: a semicolon if the language writes a decimal comma. */
export const separatorIn = (language: string): SeparatorName =>
  new Intl.NumberFormat(language).format(1.5).includes(',') ? 'semicolon' : 'comma'

/** Options of `csv-stringify` for a style. */
export const csvFormatOf = ({ separator }: CsvStyle) => ({ ...csvFormat, delimiter: separators[separator] })

const ownLabels = (headings: Headings): Readonly<Record<string, string>> => ({
  _id: headings.id,
  _receivedAt: `${headings.received} (UTC)`,
  _formVersion: headings.formVersion,
  _result: headings.result,
  _resultVersion: headings.resultVersion,
  _receipt: headings.receipt,
  _expiresAt: headings.keptUntil,
  _other: headings.other,
})

/** The first row of a CSV of this style. */
export const csvHead = (
  form: SheetForm,
  gone: readonly string[],
  { labels, headings = englishHeadings }: CsvStyle,
): readonly string[] => {
  const columns = csvColumns(form, gone)
  if (!labels) return columns
  const own = ownLabels(headings)
  const byName = new Map(form.fields.map(({ name, label }) => [name, label]))
  return columns.map((name) => {
    const label = byName.get(name) ?? own[name] ?? name
    return name.endsWith(noLongerAsked) ? name : neutral(label)
  })
}

const numeric: readonly Kind[] = ['decimal', 'money']

/** The number of columns before those of the fields. */
const before = 3

const labelsIn = ({ options }: SheetForm['fields'][number], value: unknown): string | undefined => {
  if (options === undefined || value === undefined) return undefined
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  const labels = values.map((each) => options.find((option) => option.value === each)?.label)
  return labels.every((label) => label !== undefined) ? neutral(labels.join('; ')) : undefined
}

/** The cells of a submission in this style, with a decimal comma if the separator is a semicolon. */
export const csvRow = (
  form: SheetForm,
  row: SubmissionView,
  { gone, style: { labels, separator } }: { readonly gone: readonly string[]; readonly style: CsvStyle },
): readonly string[] => {
  const cells = csvCells(form, row, gone)
  if (!labels) return cells
  return cells.map((cell, at) => {
    const field = form.fields[at - before]
    if (field === undefined || cell === '') return cell
    const isNumber = numeric.includes(field.kind) && /^-?\d+\.\d+$/.test(cell)
    if (isNumber) return separator === 'semicolon' ? cell.replace('.', ',') : cell
    return labelsIn(field, row.fields[field.name]) ?? cell
  })
}
