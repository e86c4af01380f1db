import { parse } from 'csv-parse/sync'
import type { FormView } from '../../../src/domain/reading/view.js'

/** As docs/owners/command-line.md says: one apostrophe away from every place that would be a formula without. */
const unmarked = (cell: string): string =>
  cell.replace(
    /^'(?=['"\s\p{C}]*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫])|(?<=[\t-\r\x1c-\x1e\x85\u2028\u2029;|])'(?=(?:(?![\t-\r\x1c-\x1e\x85\u2028\u2029;|])[\s\p{C}'"])*[=+\-@＝＋－＠﹦﹢﹣﹫])/gu,
    '',
  )

const json = (cell = ''): unknown => JSON.parse(cell)

const fromJson = (cell: string): unknown => {
  try {
    return json(cell)
  } catch {
    return unmarked(cell)
  }
}

const valueIn = (kind: string, cell: string): unknown => {
  if (kind === 'integer' || kind === 'rating') return Number(cell)
  if (kind === 'boolean') return cell === 'true'
  if (kind === 'choices') return cell.split('; ')
  return kind === 'custom' ? fromJson(cell) : unmarked(cell)
}

type Cells = Readonly<Record<string, string>>
type Rest = {
  readonly fields?: object
  readonly result?: unknown
  readonly resultVersion?: string
  readonly expiresAt?: string
}

const rowIn = ({ fields, computes, retain }: FormView, cells: Cells) => {
  const rest: Rest = cells['_other'] === '' ? {} : (json(cells['_other']) as Rest)
  const answered = fields.filter(({ name }) => cells[name] !== '')
  return {
    id: cells['_id'],
    receivedAt: cells['_receivedAt'],
    formVersion: unmarked(cells['_formVersion'] ?? ''),
    fields: {
      ...rest.fields,
      ...Object.fromEntries(answered.map(({ name, kind }) => [name, valueIn(kind, cells[name] ?? '')])),
    },
    result: computes && cells['_result'] !== '' ? json(cells['_result']) : rest.result,
    resultVersion: computes ? unmarked(cells['_resultVersion'] ?? '') || undefined : rest.resultVersion,
    receipt: cells['_receipt'],
    expiresAt: retain === undefined ? rest.expiresAt : cells['_expiresAt'] || undefined,
  }
}

/** The submissions in a CSV text, by a reader that shares no code with the writer. */
export const submissionsIn = (form: FormView, text: string | Buffer) =>
  parse<Cells>(text, { columns: true, bom: true, relax_column_count: false }).map((cells) =>
    rowIn(form, cells),
  )
