import { choice, email, form, text } from 'dynamosync'

export const contact = form('contact', {
  email: email({ label: 'E-mail' }),
  topic: choice(['sales', 'support'], { label: 'Topic' }),
  message: text({ label: 'Message', maxLength: 4000, multiline: true }),
})
