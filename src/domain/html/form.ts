import type { Complaint } from '../kernel/complaint.js'
import { attributesHtml, escapeHtml } from '../kernel/escape.js'
import type { Description } from '../field/description.js'
import { localText } from '../field/local-numeral.js'
import type { Lang } from '../kernel/lang.js'
import type { AnyField } from '../field/field.js'
import type { AnyForm, Fields } from '../form/form.js'
import { shownIn } from '../form/fields-shown.js'
import { askingHtml } from './asked.js'
import { fieldHtml } from './field.js'
import { wordsOf } from '../words/words.js'

export { escapeHtml } from '../kernel/escape.js'

/** What a form's HTML depends on, beside the form. */
export interface FormHtmlOptions {
  /** Where a browser without script posts it, and the script too. */
  readonly action: string
  /** What was typed before, by name; it is shown again, escaped. */
  readonly values?: Fields
  /** What a fresh page fills in, by name: what it was asked for in its address. */
  readonly start?: Fields
  /** What is wrong with it, by pointer. */
  readonly complaints?: readonly Complaint[]
  /** A fresh idempotency key: pressing twice, or refreshing, is then a replay. */
  readonly key?: string
  readonly submitLabel?: string
}

/** What a page of a form begins with: its heading, and what it is for. */
export const headingHtml = ({ title, intro }: AnyForm): string => {
  const heading = `<h1>${escapeHtml(title)}</h1>`
  return intro === undefined ? heading : `<hgroup>${heading}\n<p>${escapeHtml(intro)}</p></hgroup>`
}

/** Whether there is nothing more to send once a submission is stored: the next one of the same key is refused. */
export const isOnce = ({ naturalKey, whenTaken }: AnyForm): boolean =>
  naturalKey !== undefined && whenTaken === 'refuse'

/** The id of a field's input: what an error summary links to. No two of a page are the same. */
export const fieldId = (form: AnyForm, name: string): string => `${form.name}-${name}`

/** The declared field that a pointer leads to, or into. */
const namedBy = (form: AnyForm, { pointer }: Complaint): string | undefined => {
  const [, name = ''] = pointer.split('/')
  return Object.hasOwn(form.fields, name) ? name : undefined
}

const keyHtml = (key: string | undefined): string =>
  key === undefined
    ? ''
    : `<input${attributesHtml({ type: 'hidden', name: '_idempotency_key', value: key })}>\n`

/** A default as it is typed in the form's language. */
const defaultOf = ({ kind, default: value }: Description, lang: Lang): unknown =>
  typeof value === 'string' && (kind === 'money' || kind === 'decimal') && wordsOf(lang).decimalMark === ','
    ? localText(value)
    : value

/** What was typed before; on a fresh page the default. */
const initialValue = (
  { lang }: AnyForm,
  [name, { description }]: readonly [string, AnyField],
  { values, start = {} }: FormHtmlOptions,
): unknown => {
  if (values === undefined) return Object.hasOwn(start, name) ? start[name] : defaultOf(description, lang)
  return Object.hasOwn(values, name) ? values[name] : undefined
}

/** How browsers and password managers are told, each in its own way, to leave a field alone. */
const leftAlone = {
  autocomplete: 'off',
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
}

/**
 * The field that a program fills in and a person does not meet: off-screen, out of the keyboard's way, hidden from
 * assistive technology, and unknown to whatever fills in forms for people.
 */
const trapHtml = (form: AnyForm): string => {
  const name = form.spam.trap
  if (name === undefined) return ''
  // No id: it would have the form's name, which may be one that is filled in.
  const attributes = attributesHtml({ name, type: 'text', tabindex: -1, ...leftAlone })
  return `<div class="visually-hidden" aria-hidden="true"><label>${wordsOf(form.lang).leaveEmpty} <input${attributes}></label></div>
`
}

/**
 * A form as semantic HTML: it works without script, and `web/enhance` finds what it needs by `data-dynamosync`.
 *
 * @returns a `<form>` element; every text in it is escaped
 * @example
 * formHtml(record, { action: '/api/forms/record' })
 */
export const formHtml = (form: AnyForm, options: FormHtmlOptions): string => {
  const { action, complaints = [], key, submitLabel = form.button ?? wordsOf(form.lang).submit } = options
  const initial = Object.fromEntries(
    Object.entries(form.fields).map(([name, field]) => [name, initialValue(form, [name, field], options)]),
  )
  const isShown = shownIn(form, initial)
  const fields = Object.entries(form.fields).map(([name, field]) => {
    const messages = complaints.filter((each) => namedBy(form, each) === name).map(({ message }) => message)
    const id = fieldId(form, name)
    const value = initial[name]
    const isHidden = !isShown(name)
    return fieldHtml(field.description, { id, name, value, messages, lang: form.lang, isHidden })
  })
  const attributes = {
    method: 'post',
    action,
    'accept-charset': 'utf-8',
    'data-dynamosync': form.name,
    'data-send': form.send === 'query' ? 'query' : undefined,
    'data-once': isOnce(form),
    ...(form.spam.human === 'proof' ? { 'data-human': 'proof' } : {}),
  }
  return `<form${attributesHtml(attributes)}>
${keyHtml(key)}${askingHtml(form)}${fields.join('\n')}
${trapHtml(form)}<button type="submit" class="submit">${escapeHtml(submitLabel)}</button>
</form>`
}

const complaintHtml = (form: AnyForm, complaint: Complaint): string => {
  const name = namedBy(form, complaint)
  const message = escapeHtml(complaint.message)
  return name === undefined
    ? `<li>${message}</li>`
    : `<li><a href="#${fieldId(form, name)}">${message}</a></li>`
}

/**
 * Every complaint in one place, each linked to its field: the error summary of the GOV.UK Design System.
 * It takes focus as the page opens. Without complaints it is there and hidden, for a script to fill.
 */
export const errorSummaryHtml = (form: AnyForm, complaints: readonly Complaint[]): string => {
  const id = `${form.name}--errors`
  const attributes = attributesHtml({
    class: 'error-summary',
    id,
    role: 'alert',
    tabindex: -1,
    'aria-labelledby': `${id}-title`,
    hidden: complaints.length === 0,
    autofocus: complaints.length > 0,
  })
  return `<div${attributes}>
<h2 id="${id}-title">${wordsOf(form.lang).problem}</h2>
<ul>${complaints.map((each) => complaintHtml(form, each)).join('')}</ul>
</div>`
}
