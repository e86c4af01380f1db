import { type Condition, holds } from './condition.js'
import { type Control, contentsOf, listen, own } from '../element.js'
import { marked, reveal } from './reveal.js'

/** Hides a part; its controls are neither sent nor required. */
const hide = (part: HTMLElement): void => {
  part.hidden = true
  for (const control of part.querySelectorAll<Control>('input,select,textarea,button'))
    control.disabled = true
}

/** The answers in the contents of a form, by name. */
type Answers = (contents: URLSearchParams) => (name: string) => unknown

const grouped = /^-?\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})$/

/** A typed number as conditions compare it: in ASCII digits, without grouped thousands, and with a decimal point. */
const plain = (text: string): string => {
  const number = text
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/^[\u2212\u2013]/, '-')
    .replace('\u066b', '.')
    .replace(/(?<=\d)[\s'’\u066c](?=\d{3})/g, '')
  const whole = grouped.test(number) ? number.replaceAll('.', '') : number
  return /^-?\d*,\d+$/.test(whole) ? whole.replace(',', '.') : whole
}

/** The answers on a page without the form's own check, where the kinds of its fields are not known. */
const plainAnswers: Answers = (contents) => (name) => {
  const all = contents.getAll(name).map(plain)
  return all.length > 1 ? all : all[0]
}

/** The form's own check, which reads the answers as the server does; undefined if the page names none. */
const checkOf = (form: HTMLFormElement): Promise<{ readonly answersIn?: Answers }> | undefined => {
  const address = own(form).closest('[data-check]')?.getAttribute('data-check')
  return address ? import(new URL(address, document.baseURI).href) : undefined
}

/** Shows parts according to the answers, repeatedly until nothing changes, as parts may depend on one another. */
const update = (form: HTMLFormElement, answersIn: Answers): void => {
  const parts = Array.from(own(form).querySelectorAll<HTMLElement>(marked))
  const isChanged = (part: HTMLElement): boolean => {
    const condition = JSON.parse(part.dataset['shownWhen'] ?? '') as Condition
    const isShown = holds(condition, answersIn(new URLSearchParams(contentsOf(form))))
    if (isShown !== part.hidden) return false
    if (isShown) reveal(part)
    else hide(part)
    return true
  }
  for (let round = 0; round <= parts.length; round += 1) if (parts.filter(isChanged).length === 0) return
}

/** Shows the parts of a form according to its values, now and after each change. */
export const watchConditions = (form: HTMLFormElement): void => {
  let answersIn = plainAnswers
  const look = (): void => update(form, answersIn)
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
  void checkOf(form)?.then(
    (check) => {
      answersIn = check.answersIn ?? answersIn
      look()
    },
    () => undefined,
  )
}
