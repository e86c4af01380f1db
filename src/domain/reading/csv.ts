import { canonical } from '../kernel/canonical.js'
import { neutral, neutralJson } from '../kernel/formula.js'
import type { Description } from '../field/description.js'
import type { FormView, SubmissionView } from './view.js'

/**
 * How the rows are written: RFC 4180. Options of `csv-stringify`, in Node and in browsers. Every cell is quoted that has
 * anything but letters, digits and `_ . : @ + -` in it, as readers disagree on what takes a bare cell apart: LF alone,
 * CR alone, U+2028, tabs, semicolons, spaces at the ends.
 */
export const csvFormat = {
  delimiter: ',',
  quote: '"',
  escape: '"',
  record_delimiter: '\r\n',
  quoted_match: /[^\p{L}\p{N}_.:@+-]/u,
} as const

/** The byte order mark, by which some spreadsheets know UTF-8. */
export const byteOrderMark = '\ufeff'

/** The names of what submissions hold of fields that their form no longer has. */
export const namesNoLongerAsked = (
  { fields }: Pick<FormView, 'fields'>,
  rows: readonly Pick<SubmissionView, 'fields'>[],
): readonly string[] => {
  const asked = new Set(fields.map(({ name }) => name))
  return [...new Set(rows.flatMap((row) => Object.keys(row.fields)))].filter((name) => !asked.has(name))
}

/** What marks the column of a field that its form no longer has. */
export const noLongerAsked = ' (no longer asked)'

/**
 * The columns of a form's submissions: its fields by name, in the order of their definition, and those that it no longer
 * has, between those that every submission has. These begin with `_`, as no field can.
 *
 * @param gone names of fields that the form no longer has, each of which gets a column of its own
 */
export const csvColumns = (
  { fields, computes, retain }: FormView,
  gone: readonly string[] = [],
): readonly string[] => [
  '_id',
  '_receivedAt',
  '_formVersion',
  ...fields.map(({ name }) => name),
  ...gone.map((name) => `${name}${noLongerAsked}`),
  ...(computes ? ['_result', '_resultVersion'] : []),
  '_receipt',
  ...(retain === undefined ? [] : ['_expiresAt']),
  '_other',
]

/** A number that a spreadsheet may compute with. */
const number = /^-?\d+(?:\.\d+)?$/

/** An empty text would be read as no answer. */
const inText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? neutral(value) : undefined

const inDigits = (value: unknown): string | undefined =>
  typeof value === 'string' && number.test(value) ? value : inText(value)

const inNumber = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : undefined

const inBoolean = (value: unknown): string | undefined =>
  typeof value === 'boolean' ? String(value) : undefined

/** As the form makes options: without semicolons, and without white space at the ends. */
const isOption = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9][\w .-]*$/.test(value) && value === value.trim()

const inChoices = (value: unknown): string | undefined =>
  Array.isArray(value) && value.length > 0 && value.every(isOption) ? value.join('; ') : undefined

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Text as it is, unless it could be taken for JSON; all else as JSON. So both can be told apart when read. */
const inJson = (value: unknown): string => {
  if (typeof value === 'number') return JSON.stringify(value)
  return typeof value === 'string' && value !== '' && !isJson(value)
    ? neutral(value)
    : neutralJson(canonical(value))
}

const cellOf: Readonly<Record<Description['kind'], (value: unknown) => string | undefined>> = {
  text: inText,
  email: inText,
  url: inText,
  phone: inText,
  choice: inText,
  date: inText,
  time: inText,
  rating: inNumber,
  hidden: inText,
  consent: inText,
  decimal: inDigits,
  money: inDigits,
  integer: inNumber,
  boolean: inBoolean,
  choices: inChoices,
  custom: inJson,
}

/** What has no column, as JSON; empty where nothing is left over. */
const other = (
  form: FormView,
  { fields, stored, result, resultVersion, expiresAt }: SubmissionView,
  shown: ReadonlySet<string>,
): string => {
  const rest = Object.entries(fields).filter(([name, value]) => value !== undefined && !shown.has(name))
  const left = {
    ...(rest.length === 0 ? {} : { fields: Object.fromEntries(rest) }),
    stored,
    ...(form.computes ? {} : { result, resultVersion }),
    ...(form.retain === undefined ? { expiresAt } : {}),
  }
  return Object.values(left).every((each) => each === undefined) ? '' : neutralJson(canonical(left))
}

/**
 * The cells of a submission, under `csvColumns`.
 *
 * - Text as it was stored, with an apostrophe before what a spreadsheet would run, at the start of the cell and of each
 *   part that another reader would make a cell of its own; numbers stay numbers.
 * - Several choices as `red; blue`; a result, and what a codec of one's own made, as JSON.
 * - Empty where there is no answer.
 * - `_other` has, as JSON, what has no column: the fields as they are stored where the form has changed since, and a value
 *   of another kind than its field has now, for example.
 *
 * @param gone as for `csvColumns`
 */
export const csvCells = (
  form: FormView,
  row: SubmissionView,
  gone: readonly string[] = [],
): readonly string[] => {
  const shown = new Set<string>()
  const former = gone.map((name) => ({ name, kind: 'custom' as const }))
  const cells = [...form.fields, ...former].map(({ name, kind }) => {
    const value = Object.hasOwn(row.fields, name) ? row.fields[name] : undefined
    const cell = value === undefined ? undefined : cellOf[kind](value)
    if (cell !== undefined) shown.add(name)
    return cell ?? ''
  })
  return [
    neutral(row.id),
    neutral(row.receivedAt),
    neutral(row.formVersion),
    ...cells,
    ...(form.computes
      ? [row.result === undefined ? '' : neutralJson(canonical(row.result)), neutral(row.resultVersion ?? '')]
      : []),
    neutral(row.receipt),
    ...(form.retain === undefined ? [] : [neutral(row.expiresAt ?? '')]),
    other(form, row, shown),
  ]
}
