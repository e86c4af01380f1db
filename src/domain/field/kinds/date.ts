import * as E from '../../kernel/either.js'
import type { ComplaintCode } from '../../kernel/complaint.js'
import { defect } from '../../kernel/defect.js'
import { asciiSigns } from '../../kernel/signs.js'
import { trimmed } from '../../kernel/typed.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'

/** Options of a calendar date. */
export interface DateOptions extends FieldOptions {
  /** The earliest date, `YYYY-MM-DD`, inclusive. */
  readonly min?: string
  /** The latest date, `YYYY-MM-DD`, inclusive. */
  readonly max?: string
  /** The date that an empty field gets, `YYYY-MM-DD`. */
  readonly default?: string
}

const shape = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days of a month (1 to 12) in the Gregorian calendar; 0 for any other month. */
export const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

/** Whether a text is an existing ISO 8601 date: `2024-02-29`, not `2023-02-29`; years 0001 to 9999. */
export const isDate = (text: string): boolean => {
  if (!shape.test(text)) return false
  const year = Number(text.slice(0, 4))
  const day = Number(text.slice(8))
  return year > 0 && day > 0 && day <= daysIn(year, Number(text.slice(5, 7)))
}

type DateBounds = Pick<DateOptions, 'min' | 'max'>

/** The complaint about a date outside of the bounds. Dates sort correctly as text. */
const outside = (date: string, { min, max }: DateBounds): ComplaintCode | undefined => {
  if (min !== undefined && date < min) return 'too-early'
  return max !== undefined && date > max ? 'too-late' : undefined
}

/** Reads dates within bounds. */
export const readDate =
  (bounds: DateBounds): Read<string> =>
  (input) => {
    const text = typeof input === 'string' ? asciiSigns(trimmed(input)) : ''
    if (!isDate(text)) return E.left('not-a-date')
    const code = outside(text, bounds)
    return code === undefined ? E.right(text) : E.left(code)
  }

/**
 * A day of the Gregorian calendar, `YYYY-MM-DD`, without a time and so without a time zone.
 *
 * @example
 * date({ label: 'Day of arrival', min: '2026-01-01' })
 * @throws when the form is defined, if a bound is not a date
 */
export const date = <const O extends DateOptions>(
  options: Only<O, DateOptions>,
): Field<Value<string, O>, Sent<string, O>> => {
  fieldOptions('date', options)
  const { label, min, max } = options
  if ([min, max].some((bound) => bound !== undefined && !isDate(bound)))
    defect(`“${label}”: min and max must be dates, YYYY-MM-DD`)
  if (min !== undefined && max !== undefined && min > max) defect(`“${label}”: min must be at most max`)
  return fieldOf<Value<string, O>, Sent<string, O>>({ kind: 'date', ...options }, { read: readDate(options) })
}
