import * as t from 'io-ts'
import { boolean } from '../../../src/domain/field/kinds/boolean.js'
import { choice } from '../../../src/domain/field/kinds/choice.js'
import { choices } from '../../../src/domain/field/kinds/multiple-choice.js'
import { consent } from '../../../src/domain/field/kinds/consent.js'
import { custom } from '../../../src/domain/field/kinds/custom.js'
import { date } from '../../../src/domain/field/kinds/date.js'
import { decimal } from '../../../src/domain/field/kinds/decimal.js'
import { email } from '../../../src/domain/field/kinds/email.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { money } from '../../../src/domain/field/kinds/money.js'
import { phone } from '../../../src/domain/field/kinds/phone.js'
import { hidden } from '../../../src/domain/field/kinds/hidden.js'
import { rating } from '../../../src/domain/field/kinds/rating.js'
import { time } from '../../../src/domain/field/kinds/time.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { url } from '../../../src/domain/field/kinds/url.js'

const size = {
  type: 'object',
  properties: { width: { type: 'integer' }, height: { type: 'integer' } },
  required: ['width', 'height'],
  examples: [{ width: 3, height: 4 }],
}

/** A field of every kind, with bounds where the kind has some. */
export const kinds = {
  text: text({ label: 'Name', minLength: 2, maxLength: 10 }),
  pattern: text({ label: 'Short name', maxLength: 20, pattern: 'slug' }),
  email: email({ label: 'E-mail' }),
  url: url({ label: 'Web site' }),
  phone: phone({ label: 'Telephone' }),
  integer: integer({ label: 'Seats', min: -5, max: 1000 }),
  unbounded: integer({ label: 'Number' }),
  decimal: decimal({ label: 'Length', scale: 3, min: '-1', max: '10.5' }),
  money: money({ label: 'Wages', currency: 'USD' }),
  yen: money({ label: 'Price', currency: 'JPY', min: '1', max: '1000' }),
  boolean: boolean({ label: 'Call me back' }),
  choice: choice(['sales', 'support', 'a b'], { label: 'Topic' }),
  choices: choices(['red', 'green', 'blue'], { label: 'Colours', min: 1, max: 2 }),
  several: choices(['red', 'green', 'blue'], { label: 'Colours', min: 2 }),
  date: date({ label: 'Arrival', min: '2024-02-28', max: '2030-12-31' }),
  time: time({ label: 'Doors', min: '08:00', max: '20:00' }),
  rating: rating({ label: 'Stay', low: 'Poor', high: 'Excellent' }),
  consent: consent({ label: 'You may store this.', version: '2026-11' }),
  custom: custom(t.strict({ width: t.Int, height: t.Int }), { label: 'Size', schema: size }),
} as const

/** The same, each optional. */
export const optionalKinds = {
  text: text({ label: 'Name', minLength: 2, maxLength: 10, optional: true }),
  pattern: text({ label: 'Short name', maxLength: 20, pattern: 'slug', optional: true }),
  email: email({ label: 'E-mail', optional: true }),
  url: url({ label: 'Web site', optional: true }),
  phone: phone({ label: 'Telephone', country: 'GB', optional: true }),
  integer: integer({ label: 'Seats', min: -5, max: 1000, optional: true }),
  decimal: decimal({ label: 'Length', scale: 3, optional: true }),
  money: money({ label: 'Wages', currency: 'USD', default: '0.00' }),
  boolean: boolean({ label: 'Call me back' }),
  choice: choice(['sales', 'support'], { label: 'Topic', default: 'sales' }),
  choices: choices(['red', 'green', 'blue'], { label: 'Colours', optional: true }),
  date: date({ label: 'Arrival', optional: true }),
  time: time({ label: 'Doors', optional: true, prefill: true }),
  rating: rating({ label: 'Stay', max: 10, optional: true }),
  source: hidden({ from: 'query', maxLength: 10 }),
  consent: consent({ label: 'You may write to me.', version: '2026-11', optional: true }),
  custom: custom(t.strict({ width: t.Int, height: t.Int }), { label: 'Size', schema: size, optional: true }),
  raw: custom(t.array(t.string), { label: 'Lines', optional: true }),
} as const
