import { controlsOf } from '../element.js'

/** Maximum characters of a parameter that fills in a field. */
const longest = 2000

const ticked = /^(on|true|yes|1)$/

const fill = (control: HTMLInputElement, values: readonly string[]): void => {
  if (/^(radio|checkbox)$/.test(control.type)) {
    const isTicked = control.value === 'on' && ticked.test(values[0] ?? '')
    control.checked = isTicked || values.includes(control.value)
  } else control.value = values[0] ?? ''
}

/**
 * Fills in controls with `data-from` from the page's address: `query` is the parameter of their name, or of
 * `data-parameter`.
 */
export const prefill = (form: HTMLFormElement): void => {
  const query = new URLSearchParams(location.search)
  for (const control of controlsOf(form) as readonly HTMLInputElement[]) {
    const from = control.getAttribute('data-from')
    if (from === null) continue
    const values =
      from === 'referrer'
        ? [document.referrer]
        : query.getAll(control.getAttribute('data-parameter') ?? control.name)
    const [first = ''] = values
    if (first !== '' && first.length <= longest) fill(control, values)
  }
}
