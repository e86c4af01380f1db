import type { Complaint } from '../kernel/complaint.js'
import { type Attributes, attributesHtml, escapeHtml } from '../kernel/escape.js'
import type { Description } from '../field/description.js'
import { localText } from '../field/numerals/local-numeral.js'
import type { Lang } from '../kernel/lang.js'
import type { AnyField } from '../field/field.js'
import type { AnyForm, Fields } from '../form/form.js'
import { shownIn } from '../form/fields-shown.js'
import { askingHtml } from './asked.js'
import { fieldHtml } from './field.js'
import { wordsOf } from '../words/words.js'

export { escapeHtml } from '../kernel/escape.js'

/** The inputs of a form's HTML besides the form. */
export interface FormHtmlOptions {
  /** The URL that the form is posted to, with and without script. */
  readonly action: string
  /** Values typed before, by name, to show again, escaped. */
  readonly values?: Fields
  /** Values to fill in on a fresh page, by name, such as those from its URL. */
  readonly start?: Fields
  /** Complaints about the values. */
  readonly complaints?: readonly Complaint[]
  /** A fresh idempotency key, so that pressing twice or reloading is a replay. */
  readonly key?: string
  readonly submitLabel?: string
  /** Additions for the page's script: attributes of the form element, and escaped HTML before the button. */
  readonly script?: { readonly attributes: Attributes; readonly html: string }
}

/** The start of a form's page: its heading and introduction. */
export const headingHtml = ({ title, intro }: AnyForm): string => {
  const heading = `<h1>${escapeHtml(title)}</h1>`
  return intro === undefined ? heading : `<hgroup>${heading}\n<p>${escapeHtml(intro)}</p></hgroup>`
}

/** Whether a person can submit only once: a second submission with the same natural key is refused. */
export const isOnce = ({ naturalKey, whenTaken }: AnyForm): boolean =>
  naturalKey !== undefined && whenTaken === 'refuse'

/** The id of a field's control, unique within a page; the error summary links to it. */
export const fieldId = (form: AnyForm, name: string): string => `${form.name}-${name}`

/** The declared field that a pointer refers to or points into. */
const namedBy = (form: AnyForm, { pointer }: Complaint): string | undefined => {
  const [, name = ''] = pointer.split('/')
  return Object.hasOwn(form.fields, name) ? name : undefined
}

const keyHtml = (key: string | undefined): string =>
  key === undefined
    ? ''
    : `<input${attributesHtml({ type: 'hidden', name: '_idempotency_key', value: key })}>\n`

/** A default in the format of the form's language. */
const defaultOf = ({ kind, default: value }: Description, lang: Lang): unknown =>
  typeof value === 'string' && (kind === 'money' || kind === 'decimal') && wordsOf(lang).decimalMark === ','
    ? localText(value)
    : value

/** The value typed before or, on a fresh page, the default. */
const initialValue = (
  { lang }: AnyForm,
  [name, { description }]: readonly [string, AnyField],
  { values, start = {} }: FormHtmlOptions,
): unknown => {
  if (values === undefined) return Object.hasOwn(start, name) ? start[name] : defaultOf(description, lang)
  return Object.hasOwn(values, name) ? values[name] : undefined
}

/** Attributes that make browsers and password managers leave a field alone. */
const leftAlone = {
  autocomplete: 'off',
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
}

/**
 * The trap: a field that programs fill in and people never meet. It is off-screen, out of the tab order, hidden from
 * assistive technology, and marked to be ignored by autofill.
 */
const trapHtml = (form: AnyForm): string => {
  const name = form.spam.trap
  if (name === undefined) return ''
  // No id, as it would contain the form's name, which may attract autofill.
  const attributes = attributesHtml({ name, type: 'text', tabindex: -1, ...leftAlone })
  return `<div class="visually-hidden" aria-hidden="true"><label>${wordsOf(form.lang).leaveEmpty} <input${attributes}></label></div>
`
}

/**
 * A form as semantic HTML. It works without script; `web/enhance` finds its parts by `data-dynamosync`.
 *
 * @returns a `<form>` element in which every text is escaped
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
    'data-human': form.spam.human,
    ...options.script?.attributes,
  }
  return `<form${attributesHtml(attributes)}>
${keyHtml(key)}${askingHtml(form)}${fields.join('\n')}
${trapHtml(form)}${options.script?.html ?? ''}<button type="submit" class="submit">${escapeHtml(submitLabel)}</button>
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
 * The error summary of the GOV.UK Design System: every complaint in one place, linked to its field. It takes focus as
 * the page opens. Without complaints it is present but hidden, for a script to fill.
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
