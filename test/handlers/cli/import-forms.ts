import { choices, email, form, text } from '../../../src/domain/index.js'

const days = choices(['sat', 'sun'], {
  label: 'Which days?',
  labels: { sat: 'Saturday', sun: 'Sunday' },
  optional: true,
})
const address = email({ label: 'E-mail', listed: true })

/** The earlier form. */
export const guestsBefore = form('guests', {
  fullName: text({ label: 'Full name', maxLength: 100, listed: true }),
  email: address,
  note: text({ label: 'Note', maxLength: 100, optional: true }),
  days,
})

/** The form with a renamed field and a removed one. */
export const guests = form(
  'guests',
  {
    name: text({ label: 'Your name', maxLength: 100, listed: true, was: ['fullName'] }),
    email: address,
    days,
  },
  { unknownFields: 'ignore' },
)

export const keyed = form(
  'keyed',
  {
    code: text({ label: 'Code', maxLength: 10, listed: true }),
    value: text({ label: 'Value', maxLength: 50 }),
  },
  { naturalKey: 'code', retain: { days: 3_000 } },
)

export default [guests, keyed]
