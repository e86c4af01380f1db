import { form, text } from '../../../src/domain/index.js'

/** A form with a natural key: its held submissions have another id. */
export const member = form(
  'member',
  {
    name: text({ label: 'Name', maxLength: 100, listed: true }),
    city: text({ label: 'City', maxLength: 100 }),
  },
  { naturalKey: 'name' },
)
export { note } from '../serving/owner-app.js'
