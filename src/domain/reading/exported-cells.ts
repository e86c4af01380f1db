import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Kind } from '../field/description.js'
import { unmarked } from '../kernel/formula.js'
import { noLongerAsked } from './csv.js'
import type { FieldView, FormView, SubmissionView } from './view.js'

/** The cells of one row by column name. */
export type Cells = Readonly<Record<string, string>>

/** Columns that identify an export. */
export const exportColumns = ['_id', '_receivedAt', '_formVersion', '_receipt', '_other'] as const

const jsonIn = (text: string): E.Either<undefined, unknown> =>
  E.tryCatch(
    () => JSON.parse(text) as unknown,
    () => undefined,
  )

const fromJson = (cell: string): unknown =>
  pipe(
    jsonIn(cell),
    E.getOrElse((): unknown => unmarked(cell)),
  )

const valueIn = (kind: Kind, cell: string): unknown => {
  switch (kind) {
    case 'integer':
    case 'rating':
      return Number(cell)
    case 'boolean':
      return cell === 'true'
    case 'choices':
      return cell.split('; ')
    case 'custom':
      return fromJson(cell)
    default:
      return unmarked(cell)
  }
}

/** The contents of `_other`: everything without a column. */
interface Rest {
  readonly fields?: Readonly<Record<string, unknown>>
  readonly stored?: Readonly<Record<string, unknown>>
  readonly result?: unknown
  readonly resultVersion?: string
  readonly expiresAt?: string
}

const restIn = (cell: string): Rest | undefined => {
  if (cell === '') return {}
  const rest = jsonIn(cell)
  return E.isRight(rest) && typeof rest.right === 'object' ? (rest.right ?? undefined) : undefined
}

/** Columns of fields that the form no longer has. */
const goneIn = (cells: Cells): readonly (FieldView & { readonly column: string })[] =>
  Object.keys(cells)
    .filter((column) => column.endsWith(noLongerAsked))
    .map((column) => ({ column, name: column.slice(0, -noLongerAsked.length), kind: 'custom' }))

const orNothing = (cell: string | undefined): string | undefined =>
  cell === undefined || cell === '' ? undefined : unmarked(cell)

const resultIn = (cells: Cells, rest: Rest): unknown =>
  orNothing(cells['_result']) === undefined ? rest.result : fromJson(cells['_result'] ?? '')

/**
 * A submission parsed from the cells that `csvCells` wrote; undefined if `_other` is not JSON. Its receipt shows
 * whether it is unchanged since the export.
 */
export const exportedSubmission = ({ fields }: FormView, cells: Cells): SubmissionView | undefined => {
  const rest = restIn(cells['_other'] ?? '')
  if (rest === undefined) return undefined
  const columns = [...fields.map((field) => ({ ...field, column: field.name })), ...goneIn(cells)]
  const answered = columns.flatMap(({ column, name, kind }) => {
    const cell = cells[column] ?? ''
    return cell === '' ? [] : [[name, valueIn(kind, cell)] as const]
  })
  return {
    id: unmarked(cells['_id'] ?? ''),
    receivedAt: unmarked(cells['_receivedAt'] ?? ''),
    formVersion: unmarked(cells['_formVersion'] ?? ''),
    fields: { ...rest.fields, ...Object.fromEntries(answered) },
    stored: rest.stored,
    result: resultIn(cells, rest),
    resultVersion: orNothing(cells['_resultVersion']) ?? rest.resultVersion,
    receipt: unmarked(cells['_receipt'] ?? ''),
    expiresAt: orNothing(cells['_expiresAt']) ?? rest.expiresAt,
  }
}
