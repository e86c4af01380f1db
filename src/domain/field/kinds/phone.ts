import { defect } from '../../kernel/defect.js'
import type { Only } from '../../kernel/options.js'
import type { Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { fieldOf } from '../field-of.js'
import { fieldOptions } from '../known-options.js'
import type { PhoneCountry } from '../phone-country.js'
import { readPhone } from './international-phone.js'
import { isPhoneCountry, readNationalPhone } from './national-phone.js'

/** Options of a telephone number. */
export interface PhoneOptions extends TypedFieldOptions {
  /** The ISO 3166-1 code of the country whose national numbers are accepted too, such as `'FR'`. */
  readonly country?: PhoneCountry
  /** The number that an empty field gets, as it is stored: `'+442079460000'`. */
  readonly default?: string
}

const checkCountry = ({ label, country }: PhoneOptions): void => {
  if (country !== undefined && !isPhoneCountry(country))
    defect(
      `“${label}”: country must be two capital letters of ISO 3166-1, such as 'FR' or 'GB', not ${JSON.stringify(country)}`,
    )
}

/**
 * A telephone number, stored in E.164 form: `+`, a calling code that exists, 7 to 15 digits in all. Pasted numbers are
 * cleaned of `tel:` links, spaces, hyphens, dots, slashes and brackets of every kind, invisible marks, and a trunk
 * zero after the calling code; digits of other scripts and `00` for the plus are converted. Letters, extensions and
 * second numbers are refused, as they would be lost.
 *
 * With a `country`, that country's national numbers are accepted too, if their length is possible there. They are read
 * by libphonenumber-js, which the built functions and pages contain only if a form has such a field.
 *
 * @example
 * phone({ label: 'Telephone' })  // '+49 (0)89 / 123-456' is stored as '+4989123456'
 * phone({ label: 'Telephone', country: 'FR' })  // '01 23 45 67 89' is stored as '+33123456789'
 * @throws when the form is defined, if the country is unknown
 */
export const phone = <const O extends PhoneOptions>(
  options: Only<O, PhoneOptions>,
): Field<Value<string, O>, Sent<string, O>> => {
  fieldOptions('phone', options)
  checkCountry(options)
  const { country } = options as PhoneOptions
  return fieldOf<Value<string, O>, Sent<string, O>>(
    { kind: 'phone', autocomplete: 'tel', ...options },
    { read: country === undefined ? readPhone : readNationalPhone(country) },
  )
}
