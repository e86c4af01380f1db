import { type Condition, holds } from './condition.js'
import { type Control, contentsOf, listen, own } from '../element.js'
import { marked, reveal } from './reveal.js'

/** Hides a part; its controls are neither sent nor required. */
const hide = (part: HTMLElement): void => {
  part.hidden = true
  for (const control of part.querySelectorAll<Control>('input, select, textarea, button'))
    control.disabled = true
}

/** A typed number as conditions compare it: without grouped thousands, and with a decimal point. */
const plain = (text: string): string => {
  const digits = text.trim().replace(/(?<=\d)[ \u00a0\u202f'’](?=\d{3})/g, '')
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(digits)) return digits.replaceAll('.', '').replace(',', '.')
  return /^-?\d*,\d+$/.test(digits) ? digits.replace(',', '.') : digits
}

const answerIn =
  (contents: URLSearchParams) =>
  (name: string): unknown => {
    const [first, ...rest] = contents.getAll(name).map((value) => plain(value))
    return rest.length === 0 ? first : [first, ...rest]
  }

/** Shows parts according to the answers, repeatedly until nothing changes, as parts may depend on one another. */
const update = (form: HTMLFormElement): void => {
  const parts = Array.from(own(form).querySelectorAll<HTMLElement>(marked))
  const isChanged = (part: HTMLElement): boolean => {
    const condition = JSON.parse(part.dataset['shownWhen'] ?? '') as Condition
    const isShown = holds(condition, answerIn(new URLSearchParams(contentsOf(form))))
    if (isShown !== part.hidden) return false
    if (isShown) reveal(part)
    else hide(part)
    return true
  }
  for (let round = 0; round <= parts.length; round += 1) if (parts.filter(isChanged).length === 0) return
}

/** Shows the parts of a form according to its values, now and after each change. */
export const watchConditions = (form: HTMLFormElement): void => {
  const look = (): void => update(form)
  listen(form, 'input', look)
  listen(form, 'change', look)
  // The event precedes the reset, and on a restored page the browser fills in the fields later.
  listen(form, 'reset', () => setTimeout(look))
  addEventListener('pageshow', look)
  // A field with a complaint from the server is shown regardless of its condition.
  new MutationObserver((changes) => {
    for (const { target } of changes)
      if ((target as Element).matches(':disabled[aria-invalid]')) reveal(target as Element)
  }).observe(form, { subtree: true, attributeFilter: ['aria-invalid'] })
  look()
}
