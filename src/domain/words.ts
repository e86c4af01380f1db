import type { Complaint, ComplaintCode } from './complaint.js'
import type { Description } from './field.js'
import type { AnyForm } from './form.js'
import type { Answer } from './submission.js'

type Words = Readonly<Record<ComplaintCode, (field: Description) => string>>

/** What a person reads of a complaint: which field, and what to do. Never what was typed. */
const english: Words = {
  required: ({ label }) => `Enter ${label}.`,
  'too-short': ({ label, minLength }) => `${label} must be ${minLength ?? 1} characters or more.`,
  'too-long': ({ label, maxLength }) => `${label} must be ${maxLength ?? 0} characters or fewer.`,
  'not-text': ({ label }) => `${label} must be text.`,
  'not-well-formed': ({ label }) => `${label} has a character that cannot be stored. Type it again.`,
  'unknown-field': () => 'This form has no field of this name.',
  invalid: ({ label }) => `${label} is not valid.`,
}

/** A complaint's sentence. Codes that a custom codec made up read as `invalid`. */
export const sentence = (code: ComplaintCode, field: Description): Complaint['message'] =>
  english[code](field)

/** Whether a codec's message is one of the codes. */
export const isComplaintCode = (code: string | undefined): code is ComplaintCode =>
  code !== undefined && Object.hasOwn(english, code)

/** What the sender of a form is told when it is stored. */
export const answersOf = (_form: AnyForm): { readonly created: Answer; readonly replaced: Answer } => ({
  created: { status: 201, message: 'Thank you. We have received it.' },
  replaced: { status: 200, message: 'Thank you. We have received it, and it replaces the earlier one.' },
})
