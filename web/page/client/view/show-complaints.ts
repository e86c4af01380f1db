import type { Complaint } from '../answer.js'
import { type Control, controlsOf, element, freshId, partOf } from '../element.js'
import type { Words } from '../words.js'

const controlOf = (form: HTMLFormElement, { field }: Complaint): Control | undefined =>
  controlsOf(form).find(({ name }) => name !== '' && name === field)

const summaryItem = (form: HTMLFormElement, complaint: Complaint): HTMLElement => {
  const item = element('li')
  const control = controlOf(form, complaint)
  if (!control) item.textContent = complaint.message
  else {
    const link = element('a', complaint.message)
    link.href = `#${control.id}`
    // Its id may also belong to another control, if a page has the same form twice.
    link.addEventListener('click', (event) => {
      event.preventDefault()
      control.focus()
    })
    item.append(link)
  }
  return item
}

/** Places created for controls without one. */
const made = new WeakMap<Control, HTMLElement>()

/**
 * The place of a control's complaint: created here, or the page's own unless it belongs to another control with the
 * same id.
 */
const placeOf = (control: Control): HTMLElement | null | undefined =>
  made.get(control) ??
  (document.getElementById(control.id) === control ? document.getElementById(`${control.id}-error`) : null)

/** Puts the complaint outside of the label, whose text it would join: below text inputs, above boxes. */
const putBeside = (place: HTMLElement, control: Control): void => {
  const whole = control.closest('label') ?? control
  if (/^(radio|checkbox)$/.test(control.type)) whole.before(place)
  else whole.after(place)
}

/** A new place for a complaint beside the control, announced with it. */
const newPlace = (control: Control, prefix: string): HTMLElement => {
  control.id ||= freshId(`${prefix}-${control.name}`)
  const place = element('div', '', 'field-error dynamosync')
  place.id = freshId(`${control.id}-error`)
  const described = control.getAttribute('aria-describedby') ?? ''
  control.setAttribute('aria-describedby', `${described} ${place.id}`.trim())
  putBeside(place, control)
  made.set(control, place)
  return place
}

const showAtField = (control: Control, message: string, prefix: string): void => {
  control.setAttribute('aria-invalid', 'true')
  const place = placeOf(control) ?? newPlace(control, prefix)
  place.textContent = `${place.textContent} ${message}`.trim()
  place.hidden = false
}

/** Removes every complaint about a form. */
export const clearComplaints = (form: HTMLFormElement, prefix: string): void => {
  for (const control of controlsOf(form)) {
    control.removeAttribute('aria-invalid')
    const place = placeOf(control)
    if (!place) continue
    place.textContent = ''
    place.hidden = true
  }
  const summary = document.getElementById(`${prefix}--errors`)
  if (summary) summary.hidden = true
}

/** The page's summary, or a new one before the form. */
const summaryFor = (form: HTMLFormElement, prefix: string, { problem }: Words): HTMLElement => {
  const summary = partOf(`${prefix}--errors`, 'error-summary', form)
  if (!summary.firstChild) summary.append(element('h2', problem), element('ul'))
  return summary
}

/** Shows each complaint at its field, and all of them in the summary, which takes focus. */
export const showComplaints = (
  form: HTMLFormElement,
  prefix: string,
  complaints: readonly Complaint[],
  words: Words,
): void => {
  for (const complaint of complaints) {
    const control = controlOf(form, complaint)
    if (control) showAtField(control, complaint.message, prefix)
  }
  const summary = summaryFor(form, prefix, words)
  summary.querySelector('ul')?.replaceChildren(...complaints.map((each) => summaryItem(form, each)))
  summary.hidden = false
  summary.focus()
}
