import { canonical } from '../kernel/canonical.js'
import { neutral, neutralJson } from '../kernel/formula.js'
import type { Description } from '../field/description.js'
import type { FormView, SubmissionView } from './view.js'

/**
 * Options of `csv-stringify` (Node and browsers) for RFC 4180. Every cell with any character except letters, digits and
 * `_ . : @ + -` is quoted, as readers disagree on what splits an unquoted cell: LF alone, CR alone, U+2028, tabs,
 * semicolons, spaces at the ends.
 */
export const csvFormat = {
  delimiter: ',',
  quote: '"',
  escape: '"',
  record_delimiter: '\r\n',
  quoted_match: /[^\p{L}\p{N}_.:@+-]/u,
} as const

/** The byte order mark, which tells some spreadsheets that a file is UTF-8. */
export const byteOrderMark = '\ufeff'

/** Names of the stored fields that the form no longer has. */
export const namesNoLongerAsked = (
  { fields }: Pick<FormView, 'fields'>,
  rows: readonly Pick<SubmissionView, 'fields'>[],
): readonly string[] => {
  const asked = new Set(fields.map(({ name }) => name))
  return [...new Set(rows.flatMap((row) => Object.keys(row.fields)))].filter((name) => !asked.has(name))
}

/** The suffix of a column whose field the form no longer has. */
export const noLongerAsked = ' (no longer asked)'

/**
 * The columns of a form's submissions: the common ones, which begin with `_` as no field can, and between them its
 * fields by name, in the order of their definition, followed by fields that it no longer has.
 *
 * @param gone names of the fields that the form no longer has; each gets a column
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

/** A number that spreadsheets compute with. */
const number = /^-?\d+(?:\.\d+)?$/

/** A text cell; undefined for an empty text, which would be read as no answer. */
const inText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? neutral(value) : undefined

const inDigits = (value: unknown): string | undefined =>
  typeof value === 'string' && number.test(value) ? value : inText(value)

const inNumber = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : undefined

const inBoolean = (value: unknown): string | undefined =>
  typeof value === 'boolean' ? String(value) : undefined

/** Whether a value can be an option of a form: without semicolons, and without white space at the ends. */
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

/** Text as it is, unless it could be mistaken for JSON; anything else as JSON. Readers can tell the two apart. */
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

/** The values without a column, as JSON; empty if there are none. */
export const otherThanShown = (
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
 * The cells of a submission, in the order of `csvColumns`.
 *
 * - Text as stored, with an apostrophe before anything that a spreadsheet would run: at the start of the cell, and of
 * each
 *   part that another reader would split off. Numbers stay numbers.
 * - Several choices as `red; blue`; results and values of custom codecs as JSON.
 * - Empty if there is no answer.
 * - `_other` contains, as JSON, everything without a column, such as the fields as stored if the form has changed
 * since,
 *   and values that do not suit the present kind of their field.
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
    otherThanShown(form, row, shown),
  ]
}
