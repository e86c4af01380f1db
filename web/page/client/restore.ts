import { type Control, controlsOf } from './element.js'

/** Puts one control back, given the values of its name that are left. */
const restoreControl = (control: Control, values: string[]): void => {
  if (/^(radio|checkbox)$/.test(control.type))
    (control as HTMLInputElement).checked = values.includes(control.value)
  else if (control instanceof HTMLSelectElement)
    for (const option of control.options) option.selected = values.includes(option.value)
  else if (!/^(submit|image|button|reset|file)$/.test(control.type))
    control.value = values.shift() ?? control.value
}

/** Puts back what a form once would have sent. */
export const restore = (form: HTMLFormElement, contents: string): void => {
  const sent = new URLSearchParams(contents)
  const left = new Map([...sent.keys()].map((name) => [name, sent.getAll(name)]))
  for (const control of controlsOf(form))
    if ('value' in control) restoreControl(control, left.get(control.name) ?? [])
}
