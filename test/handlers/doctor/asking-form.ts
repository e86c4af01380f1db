import { form, text } from '../../../src/domain/index.js'

/** A form that asks for a captcha. */
export const asking = form(
  'asking',
  { name: text({ label: 'Name', maxLength: 100 }) },
  { spam: { human: 'turnstile' } },
)
