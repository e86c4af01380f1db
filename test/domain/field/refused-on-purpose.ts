import type { AnyField } from '../../../src/domain/field/field.js'
import { boolean } from '../../../src/domain/field/kinds/boolean.js'
import { date } from '../../../src/domain/field/kinds/date.js'
import { decimal } from '../../../src/domain/field/kinds/decimal.js'
import { email } from '../../../src/domain/field/kinds/email.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { money } from '../../../src/domain/field/kinds/money.js'
import { phone } from '../../../src/domain/field/kinds/phone.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { url } from '../../../src/domain/field/kinds/url.js'

const label = 'Label'

/** The fields that the table asks. */
export const asked = {
  phone: phone({ label }),
  'phone of FR': phone({ label, country: 'FR' }),
  url: url({ label }),
  email: email({ label }),
  integer: integer({ label }),
  decimal: decimal({ label, scale: 2 }),
  money: money({ label, currency: 'EUR' }),
  date: date({ label }),
  time: text({ label, maxLength: 20, pattern: 'time' }),
  'postal-code': text({ label, maxLength: 20, pattern: 'postal-code' }),
  boolean: boolean({ label }),
} as const satisfies Readonly<Record<string, AnyField>>

/** What each kind refuses though somebody may mean it, and why. docs/reference/fields.md has the same table. */
export const refusedOnPurpose: readonly (readonly [keyof typeof asked, string, string])[] = [
  ['phone', '089 123456', 'no calling code, and no `country` in the definition: it may be from any country'],
  ['phone', '49 89 123456', 'without `+` or `00`, a calling code looks like any other digits'],
  [
    'phone',
    '011 49 89 123456',
    '011 is dialled before a calling code in North America, and is the area code of Turin',
  ],
  ['phone', '+210 1234567', 'no country has this calling code'],
  ['phone', '+49 89 123456 ext. 7', 'E.164 has no extensions: it would be lost'],
  ['phone', 'tel:+49-89-123456;ext=7', 'E.164 has no extensions: it would be lost'],
  ['phone', 'tel:7042;phone-context=+49-89', 'a number within a company, which others cannot dial'],
  ['phone', '+49 89 123456, +49 89 654321', 'two numbers: one would be lost'],
  ['phone', '+1 800 FLOWERS', 'letters stand for different digits on different keypads'],
  ['phone', '+1 (0) 201 555 0123', 'this country has no zero there, as a prefix or in numbers'],
  ['phone', '+49 89 12345678901234', 'more than the 15 digits of E.164'],
  ['phone', '+98 9601', 'numbers of fewer than 7 digits can only be dialled within a country'],
  ['phone', '*100#', 'a command to a network, not a number'],
  ['phone of FR', '01 23 45', 'no number of this country is so short'],
  ['phone of FR', '01 23 45 67 89 poste 12', 'E.164 has no extensions: it would be lost'],
  ['url', 'example.org', 'without a scheme, a browser takes it for a page of the same site'],
  ['url', 'https:example.org', 'without `//`, a browser may take it for a page of the same site'],
  ['url', 'https:///example.org', 'programs other than browsers find no host in it'],
  ['url', 'ftp://example.org/', 'browsers do not open it'],
  ['url', 'javascript:alert(1)', 'it runs as code instead of leading to a page'],
  ['url', 'https://bank.example@other.example/', 'people take what is before the `@` for the host'],
  ['url', 'https://ada:secret@example.org/', 'a password would be stored and shown'],
  ['url', 'https://other.example\\@bank.example/', 'browsers and other programs read different hosts'],
  ['url', 'https://example.org/a\nb', 'a line end would split it into two lines'],
  ['email', 'ada@localhost', 'a domain without a dot receives nothing from outside'],
  [
    'email',
    'se\u00F1or@example.org',
    'many servers cannot send to it, and `<input type="email">` refuses it',
  ],
  ['email', '"ada lovelace"@example.org', '`<input type="email">` refuses quotes'],
  ['email', 'ada@[192.0.2.1]', '`<input type="email">` refuses IP addresses'],
  ['email', 'ada(work)@example.org', 'a comment belongs in an e-mail’s header, not in an address'],
  ['email', 'Ada <ada@example.org>', '`<input type="email">` refuses a name; the address alone is meant'],
  ['email', 'ada@example.org, bob@example.org', 'two addresses: one would be lost'],
  ['email', 'ada@example.org.', 'the dot may be the end of a sentence'],
  ['email', `${'a'.repeat(65)}@example.org`, 'more than the 64 characters that SMTP allows before the `@`'],
  ['integer', '1,000', 'one thousand to some, one to others'],
  ['integer', '1.000', 'one thousand to some, one to others'],
  ['integer', '+5', 'the plus may be a sign, or a slip for `5+`, “five or more”'],
  ['integer', '1e3', 'programs write numbers this way, people do not'],
  ['decimal', '12,50', 'a comma is a decimal point to some, and separates thousands to others'],
  ['decimal', '5.', 'digits may be missing'],
  ['decimal', '0.005', 'nothing is rounded'],
  ['money', '12.50 EUR', 'the field sets the currency; another one must not be mistaken for it'],
  ['money', '$12.50', 'the field sets the currency; another one must not be mistaken for it'],
  ['date', '01/02/2026', 'January to some, February to others'],
  ['date', '30.11.2026', 'only the order of ISO 8601 is accepted, which `<input type="date">` sends'],
  ['date', '2026-11-31', 'November has 30 days'],
  ['time', '9:30 pm', 'the clock has 24 hours'],
  ['time', '9.30', 'nine and three tenths to some'],
  ['time', '24:00', 'the end of one day is 00:00 of the next'],
  ['postal-code', '12', 'no country has postal codes of two characters'],
  ['boolean', 'maybe', 'neither yes nor no'],
  ['boolean', 'taip', 'only words of the languages that forms support are accepted'],
]
