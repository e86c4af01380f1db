import { form, text } from '../../../src/domain/index.js'

/** A form whose values say where a submission is: what is held of it is elsewhere. */
export const member = form(
  'member',
  {
    name: text({ label: 'Name', maxLength: 100, listed: true }),
    city: text({ label: 'City', maxLength: 100 }),
  },
  { naturalKey: 'name' },
)
export { note } from '../serving/owner-app.js'
