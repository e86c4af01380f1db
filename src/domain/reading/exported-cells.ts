import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Kind } from '../field/description.js'
import type { AnyForm } from '../form/form.js'
import { unmarked } from '../kernel/formula.js'
import { noLongerAsked } from './csv.js'
import { combinations } from './combinations.js'
import { type FieldView, formView, type SubmissionView } from './view.js'

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

/** A column of a field, which the form may have had only at the time of the export. */
interface Column extends FieldView {
  readonly column: string
}

/** Columns of fields that the form no longer has, or has under another name. */
const goneIn = (cells: Cells, fields: readonly FieldView[]): readonly Column[] =>
  Object.keys(cells).flatMap((column): readonly Column[] => {
    if (column.endsWith(noLongerAsked))
      return [{ column, name: column.slice(0, -noLongerAsked.length), kind: 'custom' }]
    const isOther = column.startsWith('_') || fields.some(({ name }) => name === column)
    return isOther ? [] : [{ column, name: column, kind: 'text' }]
  })

/** Values of other kinds that a cell may have been written from. */
const otherValues = (kind: Kind, cell: string): readonly unknown[] => {
  const kinds: readonly Kind[] = [
    'text',
    'choices',
    ...(/^[\d.tf[{-]/.test(cell) ? (['custom'] as const) : []),
  ]
  const values = kinds.map((each) => valueIn(each, cell))
  const others = new Map(values.map((value) => [JSON.stringify(value), value]))
  others.delete(JSON.stringify(valueIn(kind, cell)))
  return [...others.values()]
}

const orNothing = (cell: string | undefined): string | undefined =>
  cell === undefined || cell === '' ? undefined : unmarked(cell)

const resultIn = (cells: Cells, rest: Rest): unknown =>
  orNothing(cells['_result']) === undefined ? rest.result : fromJson(cells['_result'] ?? '')

/** The former names of fields, as fields of their own. */
const former = ({ fields }: AnyForm): readonly FieldView[] =>
  Object.values(fields).flatMap(({ description: { kind, was = [] } }) => was.map((name) => ({ name, kind })))

/** The members of a row besides its fields. */
const rowIn = (cells: Cells, rest: Rest): Omit<SubmissionView, 'fields'> => ({
  id: unmarked(cells['_id'] ?? ''),
  receivedAt: unmarked(cells['_receivedAt'] ?? ''),
  formVersion: unmarked(cells['_formVersion'] ?? ''),
  stored: rest.stored,
  result: resultIn(cells, rest),
  resultVersion: orNothing(cells['_resultVersion']) ?? rest.resultVersion,
  receipt: unmarked(cells['_receipt'] ?? ''),
  expiresAt: orNothing(cells['_expiresAt']) ?? rest.expiresAt,
})

/** The cells that hold answers, each with the kind of its field. */
const answersIn = (form: AnyForm, cells: Cells): readonly (FieldView & { readonly cell: string })[] => {
  const known = [...formView(form).fields, ...former(form)].map((field) => ({ ...field, column: field.name }))
  return [...goneIn(cells, known), ...known].flatMap(({ column, ...field }) => {
    const cell = cells[column] ?? ''
    return cell === '' ? [] : [{ ...field, cell }]
  })
}

/**
 * Readings of the cells that `csvCells` wrote, the likeliest first: the form may have had fields of other names and
 * kinds at the time of the export. The receipt shows which one is right, and whether the row is unchanged since.
 * Empty if `_other` is not JSON.
 */
export const exportedReadings = function* (form: AnyForm, cells: Cells): Generator<SubmissionView> {
  const rest = restIn(cells['_other'] ?? '')
  if (rest === undefined) return
  const answers = answersIn(form, cells)
  const row = rowIn(cells, rest)
  const answered = Object.fromEntries(answers.map(({ name, kind, cell }) => [name, valueIn(kind, cell)]))
  const likeliest = { ...rest.fields, ...answered }
  yield { ...row, fields: likeliest }
  // With the fields as stored there is nothing to guess.
  if (rest.stored !== undefined) return
  const others = answers.flatMap(({ name, kind, cell }) =>
    otherValues(kind, cell).map((value) => [name, value] as const),
  )
  for (const fields of combinations(likeliest, others)) yield { ...row, fields }
}
