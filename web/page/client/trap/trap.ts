import { trapName } from './trap-name.js'
import { controlsOf, element, own } from '../element.js'

/** Off-screen, as the style sheets of the pages have it that are built. A policy on styles does not forbid it here. */
const hidden =
  'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'

/** Whether people meet a control. A trap of the page's own is none of its fields. */
const isMet = (control: HTMLElement): boolean =>
  control.tabIndex >= 0 && !control.closest('[aria-hidden=true]')

/** The name of a form's trap, by the fields that the page shows of it. */
const trapOf = (form: HTMLFormElement, name: string): string => {
  const met = controlsOf(form).filter(isMet)
  return trapName(
    name,
    met.map((each) => each.name),
  )
}

/**
 * Gives a form its trap, unless the page has it: a field that programs fill in and people do not meet. Left empty it is
 * not sent, so that no form has to know it.
 */
export const addTrap = (form: HTMLFormElement, name: string): void => {
  const trap = trapOf(form, name)
  if (controlsOf(form).some((each) => each.name === trap)) return
  // An input of text would keep Enter from submitting a form of one field without a button.
  const [place, input] = [element('div'), element('textarea')]
  Object.assign(input, { name: trap, tabIndex: -1, autocomplete: 'off' })
  for (const name of ['1p-ignore', 'lpignore', 'bwignore']) input.setAttribute(`data-${name}`, 'true')
  input.dataset['formType'] = 'other'
  place.ariaHidden = 'true'
  place.style.cssText = hidden
  place.append(input)
  own(form).append(place)
  form.addEventListener('formdata', ({ formData }) => {
    if (formData.get(trap) === '') formData.delete(trap)
  })
}
