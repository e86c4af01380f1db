import { type Currency, minorDigits } from '../../money/currencies.js'
import { checkedBounds, type DecimalBounds, readDecimal } from './decimal.js'
import { defect } from '../../kernel/defect.js'
import type { Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf } from '../field-of.js'

/** Options of an amount of money. */
export interface MoneyOptions extends TypedFieldOptions, DecimalBounds {
  /** The currency's ISO 4217 code. It sets the digits after the point: EUR 2, JPY 0, KWD 3. */
  readonly currency: Currency
  /** The amount that an empty field gets, as text such as `'0.00'`. */
  readonly default?: string
}

/**
 * An amount of one currency, kept as decimal text down to its smallest unit; never a float, never rounded. The table
 * of `decimal` shows which input is accepted.
 *
 * @example
 * money({ label: 'Wages', currency: 'USD', min: '0' })  // '1250.5' is stored as '1250.50'
 * @throws when the form is defined, if ISO 4217 has no such currency or the bounds are invalid
 */
export const money = <const O extends MoneyOptions>(
  options: Only<O, MoneyOptions>,
): Field<Value<string, O>, Sent<string | number, O>> => {
  fieldOptions('money', options)
  const { label, currency } = options
  const scale =
    minorDigits(currency) ?? defect(`“${label}”: “${currency}” is not an active ISO 4217 currency`)
  const bounds = checkedBounds(label, scale, options)
  return fieldOf<Value<string, O>, Sent<string | number, O>>(
    { kind: 'money', ...options, scale, ...bounds },
    { read: readDecimal(scale, bounds) },
  )
}
