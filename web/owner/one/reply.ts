import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import { answerText } from '../texts/answer-text.js'
import { h } from '../dom.js'
import { momentText } from '../texts/formats.js'
import { personIn } from '../texts/person.js'
import { words } from '../words/words.js'

/** Maximum characters quoted from an answer, as mail programs accept addresses of about 2,000 characters. */
const mostQuoted = 700

type Answers = Pick<SubmissionAnswer, 'fields' | 'receivedAt'>

/** The longest typed answer besides the name. */
const messageIn = ({ fields }: FormSummary, { fields: values }: Answers): string =>
  fields
    .filter(({ kind, name }) => kind === 'text' && Object.hasOwn(values, name))
    .map((field) => answerText(field, values[field.name]))
    .filter((text) => text !== personIn(fields, values))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '')

/** Unpaired surrogates, which `encodeURIComponent` throws on. */
const half = /\p{Surrogate}/gu

const quoted = (text: string): string => {
  const shown = `${text.slice(0, mostQuoted)}${text.length > mostQuoted ? ' …' : ''}`.replace(half, '')
  return shown
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\r\n')
}

/**
 * `mailto:` address of a reply with recipient, subject and quoted message. Undefined if a submission has no e-mail
 * address.
 */
export const replyAddress = (form: FormSummary, submission: Answers): string | undefined => {
  const { fields: values, receivedAt } = submission
  const field = form.fields.find(({ kind, name }) => kind === 'email' && typeof values[name] === 'string')
  const to = field === undefined ? '' : String(values[field.name])
  if (!to.includes('@')) return undefined
  const body = `\r\n\r\n${words().one.replyQuote(momentText(receivedAt))}\r\n${quoted(messageIn(form, submission))}\r\n`
  const query = { subject: words().one.replySubject(form.title), body }
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `mailto:${encodeURIComponent(to).replace('%40', '@')}?${asked.join('&')}`
}

/** Link that opens a reply in the mail program. */
export const replyLink = (form: FormSummary, submission: Answers): HTMLElement | undefined => {
  const href = replyAddress(form, submission)
  return href === undefined ? undefined : h('a', { class: 'quiet button', href }, words().one.reply)
}
