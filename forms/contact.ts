import { choice, consent, email, type FieldsOf, form, text } from '../src/domain/index.js'

/** A message to the owner of the site. */
export const contact = form(
  'contact',
  {
    name: text({ label: 'Name', maxLength: 200, autocomplete: 'name' }),
    email: email({ label: 'E-mail', hint: 'We reply to this address.', listed: true }),
    topic: choice(['sales', 'support', 'other'], { label: 'Topic', listed: true }),
    message: text({ label: 'Message', maxLength: 4000, multiline: true }),
    consent: consent({
      label: 'You may store what I send, in order to answer me.',
      version: '2026-11',
    }),
  },
  {
    title: 'Contact us',
    intro: 'Ask us anything. A person will read it and answer.',
    notify: ['team'],
  },
)

export type Contact = FieldsOf<typeof contact>
