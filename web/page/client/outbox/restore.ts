import { type Control, controlsOf } from '../element.js'
import { reveal } from '../fields/reveal.js'

/** Removes a value from those left. @returns whether it was among them */
const take = (left: string[], value: string): boolean => {
  const at = left.indexOf(value)
  if (at >= 0) left.splice(at, 1)
  return at >= 0
}

/** Selects the options that were sent: all of them, or the first in a list that has one. */
const restoreSelect = (select: HTMLSelectElement, left: string[]): void => {
  const isFree = (option: HTMLOptionElement): boolean => !option.matches(':disabled')
  const options = Array.from(select.options).filter(isFree)
  if (select.multiple) for (const option of options) option.selected = take(left, option.value)
  else {
    const sent = options.find(({ value }) => value === left[0])
    if (sent) sent.selected = take(left, sent.value)
  }
}

/** Restores one control from the remaining values of its name. */
const restoreControl = (control: Control, left: string[]): void => {
  if (/^(radio|checkbox)$/.test(control.type))
    (control as HTMLInputElement).checked = take(left, control.value)
  else if (control instanceof HTMLSelectElement) restoreSelect(control, left)
  else if (!/^(submit|image|button|reset|file)$/.test(control.type))
    control.value = left.shift() ?? control.value
}

/** Restores the values of a form. Disabled controls sent nothing, and stay as they are. */
export const restore = (form: HTMLFormElement, contents: string): void => {
  controlsOf(form).forEach(reveal)
  const sent = new URLSearchParams(contents)
  const left = new Map([...sent.keys()].map((name) => [name, sent.getAll(name)]))
  for (const control of controlsOf(form))
    if ('value' in control && !control.matches(':disabled'))
      restoreControl(control, left.get(control.name) ?? [])
  form.dispatchEvent(new Event('input'))
}
