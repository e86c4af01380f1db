import * as E from '../../kernel/either.js'
import { defect } from '../../kernel/defect.js'
import type { Only } from '../../kernel/options.js'
import { asciiSigns } from '../../kernel/signs.js'
import { trimmed } from '../../kernel/typed.js'
import { fieldOf, type Read } from '../field-of.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'

/** Options of a time of day. */
export interface TimeOptions extends FieldOptions {
  /** The earliest time, `HH:MM`, inclusive. */
  readonly min?: string
  /** The latest time, `HH:MM`, inclusive. */
  readonly max?: string
  /** The time that an empty field gets, `HH:MM`. */
  readonly default?: string
}

const shape = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/

/** Reads times of day within bounds. Text order is time order. */
export const readTime =
  ({ min = '', max = '99' }: Pick<TimeOptions, 'min' | 'max'>): Read<string> =>
  (input) => {
    const typed = typeof input === 'string' ? asciiSigns(trimmed(input)) : ''
    const text = typed.replace(/^(?=[0-9]:)/, '0').replace(/^(.{5}):00$/, '$1')
    if (!shape.test(text)) return E.left('not-a-time')
    if (text < min) return E.left('too-early')
    return text > max ? E.left('too-late') : E.right(text)
  }

/**
 * A time of day on a 24-hour clock, `HH:MM`, without a date and so without a time zone. `9:30` and `09:30:00` are
 * stored as `09:30`.
 *
 * @example
 * time({ label: 'Arrival', min: '08:00', max: '20:00' })
 * @throws when the form is defined, if a bound is not a time
 */
export const time = <const O extends TimeOptions>(
  options: Only<O, TimeOptions>,
): Field<Value<string, O>, Sent<string, O>> => {
  fieldOptions('time', options)
  const { label, min, max } = options
  if ([min, max].some((bound) => bound !== undefined && !shape.test(bound)))
    defect(`“${label}”: min and max must be times of day, HH:MM`)
  if (min !== undefined && max !== undefined && min > max) defect(`“${label}”: min must be at most max`)
  return fieldOf<Value<string, O>, Sent<string, O>>({ kind: 'time', ...options }, { read: readTime(options) })
}
