import { accept, boolean, choice, date, email, form, integer, text, url } from '../../../../src/domain/index.ts'

const check = accept(
  form('bench', {
    name: text({ label: 'Name', maxLength: 200 }),
    email: email({ label: 'E-mail' }),
    topic: choice(['sales', 'support', 'other'], { label: 'Topic' }),
    message: text({ label: 'Message', maxLength: 4000, multiline: true }),
    age: integer({ label: 'Age', min: 0, max: 150 }),
    day: date({ label: 'Day' }),
    site: url({ label: 'Site' }),
    news: boolean({ label: 'News' }),
  }),
)

/** The errors of each field, or undefined. */
export const complaints = (input) => {
  const result = check(input)
  return result._tag === 'Left' ? result.left.complaints : undefined
}
