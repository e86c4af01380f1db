import { englishHeadings, type Headings } from '../export-headings.js'
import { canonical } from '../../kernel/canonical.js'
import { instantOf } from '../../field/iso-instant.js'
import type { Instant } from '../../kernel/instant.js'
import type { Kind } from '../../field/description.js'
import { namesNoLongerAsked, noLongerAsked, otherThanShown } from '../csv.js'
import type { FormView, SubmissionView } from '../view.js'
import { wallTime } from './wall-time.js'

/** A spreadsheet cell with a typed value, never a formula; a day or a time is a number with a format. */
export interface SheetCell {
  readonly value: string | number | boolean
  /** The number format, as spreadsheets write it: `yyyy-mm-dd`; `@` keeps text as text. */
  readonly format?: string
  readonly fontWeight?: 'bold'
}

/** A row; a cell is `null` if there is no answer. */
export type SheetRow = readonly (SheetCell | null)[]

/** The parts of a field that a sheet needs. */
export interface SheetField {
  readonly name: string
  readonly kind: Kind
  readonly label: string
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** The parts of a form that a sheet needs. */
export interface SheetForm extends FormView {
  readonly fields: readonly SheetField[]
}

/** Maximum UTF-16 units in a cell, in every spreadsheet. */
export const mostInCell = 32_767

/** Maximum rows in a sheet besides its headings. */
export const mostRows = 1_048_575

const cut = '… (cut)'

/** Escapes text that a spreadsheet would read as a character code, and replaces characters that it cannot store. */
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

/** Days from the spreadsheets' epoch to 1970. */
const epoch = 25_569

const dayCell = (at: Instant, format: string): SheetCell => ({ value: at / dayLength + epoch, format })

const date = (value: unknown): SheetCell | undefined => {
  const at = typeof value === 'string' ? instantOf(`${value}T00:00Z`) : undefined
  // Spreadsheets disagree on days before March 1900.
  return at === undefined || at < -2_203_891_200_000 ? undefined : dayCell(at, 'yyyy-mm-dd')
}

const number = (value: unknown): SheetCell | undefined => (typeof value === 'number' ? { value } : undefined)

/** Digits beyond the fifteenth are lost in a spreadsheet, so longer numbers stay text. */
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

/** An API time converted to a time zone. */
const timeCell = (iso: string, zone: string): SheetCell => {
  const at = instantOf(iso)
  return at === undefined ? textCell(iso) : dayCell(wallTime(at, zone), 'yyyy-mm-dd hh:mm:ss')
}

/** The style of a sheet. */
export interface SheetStyle {
  /** IANA name of the time zone of all times. */
  readonly zone: string
  /** Headings of the columns that are not the form's own; English by default. */
  readonly headings?: Headings | undefined
}

/** The headings: the form's labels, and the zone of all times. */
export const sheetHead = (
  { fields, computes }: SheetForm,
  zone: string,
  headings: Headings = englishHeadings,
): SheetRow =>
  [
    `${headings.received} (${zone})`,
    ...fields.map(({ label }) => label),
    ...(computes ? [headings.result] : []),
    headings.other,
    headings.id,
    headings.receipt,
  ].map((text) => ({ ...textCell(text), fontWeight: 'bold' as const }))

/** The cells of a submission, in the order of `sheetHead`. */
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

/** A title as a sheet name: up to 31 characters, without those that spreadsheets refuse. */
export const sheetName = (title: string): string => {
  const allowed = written(title)
    .replace(/[[\]/\\:*?]/g, ' ')
    .slice(0, 31)
    .toWellFormed()
  const name = allowed.trim().replace(/^'+|'+$/g, '')
  return name === '' || name.toLowerCase() === 'history' ? 'Submissions' : name
}

/**
 * A sheet of submissions: headings, a row for each submission, and a column for each field that the form no longer
 * has.
 */
export const sheetOf = (
  form: SheetForm,
  rows: readonly SubmissionView[],
  { zone, headings }: SheetStyle,
): readonly SheetRow[] => {
  const gone = namesNoLongerAsked(form, rows).map((name): SheetField => ({
    name,
    kind: 'custom',
    label: `${name}${noLongerAsked}`,
  }))
  const whole = { ...form, fields: [...form.fields, ...gone] }
  return [sheetHead(whole, zone, headings), ...rows.map((row) => sheetRow(whole, row, zone))]
}
