import { lazily } from '../../kernel/lazily.js'
import * as E from 'fp-ts/lib/Either.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'
import { lines, longestPhone } from '../line-patterns.js'

/** Options of a telephone number. */
export interface PhoneOptions extends FieldOptions {
  readonly default?: string
}

const whole = lazily(() => new RegExp(`^${lines.phone}$`, 'u'))

/** Reads telephone numbers as people type them. */
export const readPhone: Read<string> = (input) => {
  if (typeof input !== 'string') return E.left('not-text')
  if (input.length > longestPhone || !whole().test(input)) return E.left('not-a-phone-number')
  return E.right(input.replace(/[\s()-]/g, ''))
}

/**
 * A telephone number with its country code, stored as E.164 has it: `+` and 7 to 15 digits. Spaces, hyphens and
 * parentheses between the digits are dropped; "(0)" is refused, as what it means depends on the country.
 *
 * @example
 * phone({ label: 'Telephone' })  // '+49 (89) 123-456' is stored as '+4989123456'
 */
export const phone = <const O extends PhoneOptions>(
  options: Only<O, PhoneOptions>,
): Field<Value<string, O>, Sent<string, O>> =>
  fieldOf<Value<string, O>, Sent<string, O>>(
    { kind: 'phone', autocomplete: 'tel', ...fieldOptions('phone', options) },
    { read: readPhone },
  )
