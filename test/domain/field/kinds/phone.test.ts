import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import google from 'google-libphonenumber'
import type { CountryCode } from 'libphonenumber-js/max'
import max, { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max'
import mobiles from 'libphonenumber-js/mobile/examples'
import { callingCodeOf, callingCodes } from '../../../../src/domain/field/calling-codes.js'
import type { AnyField } from '../../../../src/domain/field/field.js'
import { isPhoneCountry } from '../../../../src/domain/field/kinds/national-phone.js'
import { phone } from '../../../../src/domain/field/kinds/phone.js'
import type { PhoneCountry } from '../../../../src/domain/field/phone-country.js'
import type { Equal } from '../../equal.js'

const label = 'Telephone'
const anywhere = phone({ label })
const read = ({ codec }: AnyField, sent: unknown): unknown => {
  const result = codec.decode(sent)
  return E.isRight(result) ? result.right : result.left[0]?.message
}
const refused = 'not-a-phone-number'

const countries = getCountries()
/** The published example of each country's mobile numbers, in E.164. */
const examples = countries.map((country) => {
  const example = getExampleNumber(country, mobiles)
  if (example === undefined) throw new Error(`${country} has no example`)
  return { country, example }
})

/** Google's examples of landlines, mobiles, free calls and the rest, in E.164. */
const published164 = (): readonly string[] => {
  const util = google.PhoneNumberUtil.getInstance()
  const types = Object.values(google.PhoneNumberType).filter((type) => typeof type === 'number')
  return util.getSupportedRegions().flatMap((region) =>
    types.flatMap((type) => {
      const example = util.getExampleNumberForType(region, type)
      // It answers null where there is none, which its types do not say.
      return [example]
        .flat()
        .filter(Boolean)
        .map((each) => util.format(each, google.PhoneNumberFormat.E164))
    }),
  )
}

describe('a telephone number with a calling code', () => {
  it.each([
    'tel:+4989123456',
    'tel:+49-89-123456',
    'TEL:%2B49%2089%20123456',
    'tel://+49/89/123456',
    'Tel.: +49 89 123456',
    'callto:+4989123456',
    'Telefon: +49 89 123456',
    'Mobile: +49 89 123456',
    '\u260E\uFE0F +49 89 123456',
    '\u{1F4DE} +49 89 123456',
    'TEL\uFF1A\uFF0B49 89 123456',
    '+49.89.123456',
    '+49/89/123456',
    '+49 (89) 123456',
    '(+49) 89 123456',
    '+49 [89] 123456',
    '+49\u201189\u2010123456',
    '+49\u201389\u2014123456',
    '+49\u221289\u2212123456',
    '+49\u00A089\u202F123\u2009456',
    '\u202A+49 89 123456\u202C',
    '\u2066+49\u200E 89 123456\u2069',
    '\u200B+49\u206089\uFEFF123456\u00AD',
    '+49\t89\u3000123456\n',
    '\uFF0B\uFF14\uFF19 \uFF18\uFF19 \uFF11\uFF12\uFF13\uFF14\uFF15\uFF16',
    '+\u0664\u0669 \u0668\u0669 \u0661\u0662\u0663\u0664\u0665\u0666',
    '+\u06F4\u06F9 \u06F8\u06F9 \u06F1\u06F2\u06F3\u06F4\u06F5\u06F6',
    '+\u096A\u096F \u096E\u096F \u0967\u0968\u0969\u096A\u096B\u096C',
    '+49\u30FC89\u30FC123456',
    '+49\u00B789\u00B7123456',
    '+49 ~ 89 ~ 123456',
    '0049 89 123456',
    '00 49 89 123456',
    '+49 (0)89 123456',
    '+49 (0) 89/123456',
    '0049(0)89123456',
    '+49 089 123456',
  ])('is cleaned of what people and phones put into it: %j', (sent) => {
    expect(read(anywhere, sent)).toBe('+4989123456')
  })

  it.each([
    ['+39 (0)6 69812345', '+390669812345'],
    ['+39 06 69812345', '+390669812345'],
    ['+378 (0)549 886377', '+3780549886377'],
    ['+44 (0)20 7946 0000', '+442079460000'],
    ['+1 (201) 555-0123', '+12015550123'],
    ['+7 (495) 123-45-67', '+74951234567'],
    ['+683 4002', '+6834002'],
    ['+870 301 234 567', '+870301234567'],
    ['+800 1234 5678', '+80012345678'],
  ])('keeps or drops a zero as its country does: %s', (sent, stored) => {
    expect(read(anywhere, sent)).toBe(stored)
  })

  it('is read in every way in which libphonenumber writes its examples of mobile numbers', () => {
    const writings = examples.flatMap(({ example }) =>
      [
        example.number,
        example.formatInternational(),
        example.format('RFC3966'),
        `00${example.number.slice(1)}`,
      ].map((written) => [written, example.number]),
    )
    expect(writings.map(([written]) => [written, read(anywhere, written)])).toEqual(writings)
  })

  it('is read as Google publishes an example of each type for each country, unless nobody can dial it from abroad', () => {
    const published = published164()
    expect(published.length).toBeGreaterThan(1000)
    const misread = published.filter((number) => read(anywhere, number) !== number)
    // Iran's short numbers of companies are dialled within Iran.
    expect(misread).toEqual(['+989601'])
  })
})

describe('calling codes', () => {
  it('are those of libphonenumber, of its services without a country, and the one that the Vatican never used', () => {
    const services = ['800', '808', '870', '878', '881', '882', '883', '888', '979']
    const known = new Set([...countries.map((country) => getCountryCallingCode(country)), ...services, '379'])
    expect([...callingCodes()].sort()).toEqual([...known].sort())
  })

  it('are none at the beginning of another', () => {
    for (const code of callingCodes()) expect(callingCodeOf(`${code}0`)?.code).toBe(code)
    expect(callingCodeOf('210123')).toBeUndefined()
  })

  it('know what a zero behind them is', () => {
    for (const { example } of examples) {
      const { countryCallingCode: code, nationalNumber } = example
      const zeroed = `+${code}0${nationalNumber.replace(/^0/, '')}`
      const [ours, theirs] = [read(anywhere, zeroed), max(zeroed, { extract: false })]
      if (ours !== refused) expect(ours).toBe(theirs?.number)
      // Where the zero is neither a prefix nor a digit, libphonenumber keeps it in a number that cannot be.
      else expect([zeroed, theirs?.isValid() ?? false]).toEqual([zeroed, false])
    }
  })
})

describe('a national telephone number', () => {
  const french = phone({ label, country: 'FR' })

  it.each([
    '01 23 45 67 89',
    '01.23.45.67.89',
    '01-23-45-67-89',
    'tel:0123456789',
    '\u202A01\u00A023\u00A045\u00A067\u00A089\u202C',
    '\uFF10\uFF11 23 45 67 89',
    '+33 1 23 45 67 89',
    '+33 (0)1 23 45 67 89',
    '0033 1 23 45 67 89',
  ])('is stored with its calling code: %j', (sent) => {
    expect(read(french, sent)).toBe('+33123456789')
  })

  it('may be one of another country, behind its calling code', () => {
    expect(read(french, '+49 89 123456')).toBe('+4989123456')
  })

  it.each([
    '',
    '12',
    '01 23',
    '0123456789012345',
    '+33',
    '00 00 00 00 00',
    '01 23 45 67 89 ext. 5',
    'FLOWERS',
    '*100#',
  ])('is refused where the country has none of its length: %j', (sent) => {
    expect(read(french, sent)).toBe(sent === '' ? 'required' : refused)
  })

  it('is read as libphonenumber writes the example of each country', () => {
    const writings = examples.flatMap(({ country, example }) =>
      [example.formatNational(), example.formatInternational(), example.number].map((written) => [
        country,
        written,
        example.number,
      ]),
    )
    const readings = writings.map(([country, written]) => [
      country,
      written,
      read(phone({ label, country: country as PhoneCountry }), written),
    ])
    expect(readings).toEqual(writings)
  })

  it('has the rules of each country that its type has', () => {
    const same: Equal<PhoneCountry, CountryCode> = true
    expect([same, countries.every(isPhoneCountry)]).toEqual([true, true])
  })

  it.each([['UK'], ['fr'], ['France'], [33], ['toString'], [null]])('of no country: %j', (country) => {
    expect(() => phone({ label, country: country as never })).toThrow(
      /“Telephone”: country must be two capital letters/,
    )
  })
})
