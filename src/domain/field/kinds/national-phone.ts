import * as E from '../../kernel/either.js'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Read } from '../field-of.js'
import type { PhoneCountry } from '../phone-country.js'
import { dialled, internationalOf } from './international-phone.js'

/** Whether the national numbers of a country are known; a definition in JavaScript may contain anything. */
export const isPhoneCountry = (country: unknown): country is PhoneCountry =>
  typeof country === 'string' && isSupportedCountry(country)

/** A national number in canonical form; undefined if the country has no numbers of its length. */
const nationalOf = (number: string, country: PhoneCountry): string | undefined => {
  const parsed = parsePhoneNumberFromString(number, { defaultCountry: country, extract: false })
  return parsed?.isPossible() === true ? internationalOf(parsed.number) : undefined
}

/** Reads telephone numbers with a calling code, and a country's national numbers. */
export const readNationalPhone =
  (country: PhoneCountry): Read<string> =>
  (input) => {
    if (typeof input !== 'string') return E.left('not-text')
    const number = dialled(input)
    if (number === undefined) return E.left('not-a-phone-number')
    const canonical =
      internationalOf(number) ?? (number.startsWith('+') ? undefined : nationalOf(number, country))
    return canonical === undefined ? E.left('not-a-phone-number') : E.right(canonical)
  }
