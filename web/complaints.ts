import type { Complaint } from './answer.js'
import { element } from './element.js'

const controlOf = (form: string, { field }: Complaint): HTMLElement | null =>
  field === '' ? null : document.getElementById(`${form}-${field}`)

const summaryItem = (form: string, complaint: Complaint): HTMLElement => {
  const item = element('li')
  const control = controlOf(form, complaint)
  if (control === null) item.textContent = complaint.message
  else {
    const link = element('a', complaint.message)
    link.href = `#${control.id}`
    item.append(link)
  }
  return item
}

const showAtField = (control: HTMLElement, message: string): void => {
  control.setAttribute('aria-invalid', 'true')
  const place = document.getElementById(`${control.id}-error`)
  if (place === null) return
  place.textContent = `${place.textContent} ${message}`.trim()
  place.hidden = false
}

/** Takes back every complaint about a form. */
export const clearComplaints = (form: string): void => {
  for (const control of document.querySelectorAll(`[data-dynamosync="${form}"] [aria-invalid]`)) {
    control.removeAttribute('aria-invalid')
    const place = document.getElementById(`${control.id}-error`)
    place?.replaceChildren()
    if (place !== null) place.hidden = true
  }
  const summary = document.getElementById(`${form}--errors`)
  if (summary !== null) summary.hidden = true
}

/** Each complaint by its field, and all of them in the summary, which takes focus. */
export const showComplaints = (form: string, complaints: readonly Complaint[]): void => {
  for (const complaint of complaints) {
    const control = controlOf(form, complaint)
    if (control !== null) showAtField(control, complaint.message)
  }
  const summary = document.getElementById(`${form}--errors`)
  if (summary === null) return
  summary.querySelector('ul')?.replaceChildren(...complaints.map((each) => summaryItem(form, each)))
  summary.hidden = false
  summary.focus()
}
