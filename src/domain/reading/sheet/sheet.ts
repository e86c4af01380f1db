import { canonical } from '../../kernel/canonical.js'
import { instantOf } from '../../form/iso-instant.js'
import type { Instant } from '../../kernel/instant.js'
import type { Kind } from '../../field/description.js'
import { namesNoLongerAsked, noLongerAsked, otherThanShown } from '../csv.js'
import type { FormView, SubmissionView } from '../view.js'
import { wallTime } from './wall-time.js'

/** A cell of a spreadsheet. It has a value of its own type, and never a formula; a day or a time is a number with a format. */
export interface SheetCell {
  readonly value: string | number | boolean
  /** As spreadsheets write it: `yyyy-mm-dd`; `@` for text that stays text. */
  readonly format?: string
  readonly fontWeight?: 'bold'
}

/** A row; a cell is `null` where there is no answer. */
export type SheetRow = readonly (SheetCell | null)[]

/** A field as far as a sheet needs it. */
export interface SheetField {
  readonly name: string
  readonly kind: Kind
  readonly label: string
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** A form as far as a sheet needs it. */
export interface SheetForm extends FormView {
  readonly fields: readonly SheetField[]
}

/** UTF-16 units that a cell takes, in every spreadsheet. */
export const mostInCell = 32_767

/** Rows that a sheet takes, its headings aside. */
export const mostRows = 1_048_575

const cut = '… (cut)'

/** What a spreadsheet would take for a character that is written as its number, and what it has no characters for. */
const written = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '\ufffd')

const textCell = (text: string): SheetCell => {
  const whole = written(text)
  const fitting =
    whole.length <= mostInCell
      ? whole
      : `${whole.slice(0, mostInCell - cut.length).replace(/[\ud800-\udbff]$/, '')}${cut}`
  return { value: fitting, format: '@' }
}

const dayLength = 86_400_000

/** Days from the beginning of spreadsheets' time to 1970. */
const epoch = 25_569

const dayCell = (at: Instant, format: string): SheetCell => ({ value: at / dayLength + epoch, format })

const date = (value: unknown): SheetCell | undefined => {
  const at = typeof value === 'string' ? instantOf(`${value}T00:00Z`) : undefined
  // Before March 1900 spreadsheets do not agree on days.
  return at === undefined || at < -2_203_891_200_000 ? undefined : dayCell(at, 'yyyy-mm-dd')
}

const number = (value: unknown): SheetCell | undefined => (typeof value === 'number' ? { value } : undefined)

/** Digits beyond the fifteenth are lost in a spreadsheet, so that such a number stays text. */
const decimal = (value: unknown): SheetCell | undefined => {
  if (typeof value !== 'string' || !/^-?\d+(?:\.\d+)?$/.test(value)) return undefined
  if (value.replace(/\D/g, '').replace(/^0+/, '').length > 15) return undefined
  const digits = value.split('.')[1]?.length ?? 0
  return { value: Number(value), format: digits === 0 ? '0' : `0.${'0'.repeat(digits)}` }
}

const byKind: Partial<Readonly<Record<Kind, (value: unknown) => SheetCell | undefined>>> = {
  integer: number,
  rating: number,
  decimal,
  money: decimal,
  date,
  boolean: (value) => (typeof value === 'boolean' ? { value } : undefined),
}

const labelIn = ({ options = [] }: SheetField, value: unknown): string =>
  options.find((option) => option.value === value)?.label ??
  (typeof value === 'string' ? value : canonical(value))

const fieldCell = (field: SheetField, value: unknown): SheetCell | null => {
  if (value === undefined || value === null || value === '') return null
  const typed = byKind[field.kind]?.(value)
  if (typed !== undefined) return typed
  const isList = Array.isArray(value) && field.kind === 'choices'
  return textCell(isList ? value.map((each) => labelIn(field, each)).join('; ') : labelIn(field, value))
}

const jsonCell = (value: unknown): SheetCell | null =>
  value === undefined || value === null ? null : textCell(canonical(value))

/** The time of an API's text on the clocks of a zone. */
const timeCell = (iso: string, zone: string): SheetCell => {
  const at = instantOf(iso)
  return at === undefined ? textCell(iso) : dayCell(wallTime(at, zone), 'yyyy-mm-dd hh:mm:ss')
}

/** The headings: the labels of the form, and the zone of all times. */
export const sheetHead = ({ fields, computes }: SheetForm, zone: string): SheetRow =>
  [
    `Received (${zone})`,
    ...fields.map(({ label }) => label),
    ...(computes ? ['Result'] : []),
    'Other',
    'Submission ID',
    'Receipt',
  ].map((text) => ({ ...textCell(text), fontWeight: 'bold' as const }))

/** The cells of a submission, under `sheetHead`. */
export const sheetRow = (form: SheetForm, row: SubmissionView, zone: string): SheetRow => {
  const shown = new Set(form.fields.map(({ name }) => name))
  const other = otherThanShown(form, row, shown)
  return [
    timeCell(row.receivedAt, zone),
    ...form.fields.map((field) =>
      fieldCell(field, Object.hasOwn(row.fields, field.name) ? row.fields[field.name] : undefined),
    ),
    ...(form.computes ? [jsonCell(row.result)] : []),
    other === '' ? null : textCell(other),
    textCell(row.id),
    textCell(row.receipt),
  ]
}

/** A title as the name of a sheet: up to 31 characters, and none that spreadsheets refuse. */
export const sheetName = (title: string): string => {
  const allowed = written(title)
    .replace(/[[\]/\\:*?]/g, ' ')
    .slice(0, 31)
    .toWellFormed()
  const name = allowed.trim().replace(/^'+|'+$/g, '')
  return name === '' || name.toLowerCase() === 'history' ? 'Submissions' : name
}

/** A sheet of submissions: its headings, a row for each, and a column for each field that the form no longer has. */
export const sheetOf = (
  form: SheetForm,
  rows: readonly SubmissionView[],
  zone: string,
): readonly SheetRow[] => {
  const gone = namesNoLongerAsked(form, rows).map((name): SheetField => ({
    name,
    kind: 'custom',
    label: `${name}${noLongerAsked}`,
  }))
  const whole = { ...form, fields: [...form.fields, ...gone] }
  return [sheetHead(whole, zone), ...rows.map((row) => sheetRow(whole, row, zone))]
}
