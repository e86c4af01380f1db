import type { Complaint } from './complaint.js'
import { attributesHtml, escapeHtml } from './escape.js'
import type { AnyField } from './field.js'
import type { AnyForm, Fields } from './form.js'
import { controlHtml } from './html-control.js'

export { escapeHtml } from './escape.js'

/** What a form's HTML depends on, beside the form. */
export interface FormHtmlOptions {
  /** Where a browser without script posts it, and the script too. */
  readonly action: string
  /** What was typed before, by name; it is shown again, escaped. */
  readonly values?: Fields
  /** What is wrong with it, by pointer. */
  readonly complaints?: readonly Complaint[]
  /** A fresh idempotency key: pressing twice, or refreshing, is then a replay. */
  readonly key?: string
  readonly submitLabel?: string
}

/** The id of a field's input: what an error summary links to. No two of a page are the same. */
export const fieldId = (form: AnyForm, name: string): string => `${form.name}-${name}`

/** The declared field that a pointer leads to, or into. */
const namedBy = (form: AnyForm, { pointer }: Complaint): string | undefined => {
  const [, name = ''] = pointer.split('/')
  return Object.hasOwn(form.fields, name) ? name : undefined
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

const hintHtml = (id: string, hint: string | undefined): string =>
  hint === undefined ? '' : `<p class="hint" id="${id}-hint">${escapeHtml(hint)}</p>\n`

/** Always there, so that a script has a place to write to; empty and hidden it describes nothing. */
const messageHtml = (id: string, messages: readonly string[]): string => {
  const attributes = attributesHtml({
    class: 'field-error',
    id: `${id}-error`,
    hidden: messages.length === 0,
  })
  return `<p${attributes}>${escapeHtml(messages.join(' '))}</p>`
}

const fieldHtml = (
  id: string,
  [name, { description }]: readonly [string, AnyField],
  value: string,
  messages: readonly string[],
): string => {
  const { label, hint, autocomplete, optional = false } = description
  const attributes = {
    id,
    name,
    required: !optional,
    autocomplete,
    'aria-describedby': hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`,
    'aria-invalid': messages.length > 0 ? 'true' : undefined,
  }
  const mark = optional ? ' <span class="optional">(optional)</span>' : ''
  return `<div class="field">
<label for="${id}">${escapeHtml(label)}${mark}</label>
${hintHtml(id, hint)}${messageHtml(id, messages)}
${controlHtml(description, { attributes, value })}
</div>`
}

const keyHtml = (key: string | undefined): string =>
  key === undefined
    ? ''
    : `<input${attributesHtml({ type: 'hidden', name: '_idempotency_key', value: key })}>\n`

/**
 * A form as semantic HTML: it works without script, and `web/enhance` finds what it needs by `data-dynamosync`.
 *
 * @returns a `<form>` element; every text in it is escaped
 * @example
 * formHtml(record, { action: '/api/forms/record' })
 */
export const formHtml = (form: AnyForm, options: FormHtmlOptions): string => {
  const { action, values = {}, complaints = [], key, submitLabel = 'Submit' } = options
  const fields = Object.entries(form.fields).map(([name, field]) => {
    const messages = complaints.filter((each) => namedBy(form, each) === name).map(({ message }) => message)
    const value = Object.hasOwn(values, name) ? textOf(values[name]) : ''
    return fieldHtml(fieldId(form, name), [name, field], value, messages)
  })
  const attributes = { method: 'post', action, 'accept-charset': 'utf-8', 'data-dynamosync': form.name }
  return `<form${attributesHtml(attributes)}>
${keyHtml(key)}${fields.join('\n')}
<button type="submit" class="submit">${escapeHtml(submitLabel)}</button>
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
<h2 id="${id}-title">There is a problem</h2>
<ul>${complaints.map((each) => complaintHtml(form, each)).join('')}</ul>
</div>`
}
