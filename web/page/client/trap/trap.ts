import { trapName } from './trap-name.js'
import { controlsOf, element, own } from '../element.js'

/**
 * Moves the trap off-screen, as the style sheets of built pages do. A content security policy does not forbid styles
 * that a script sets.
 */
const hidden =
  'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'

/** Whether people can reach a control. A page's own trap is not a field. */
const isMet = (control: HTMLElement): boolean =>
  control.tabIndex >= 0 && !control.closest('[aria-hidden=true]')

/** The name of a form's trap, given the fields that the page shows. */
const trapOf = (form: HTMLFormElement, name: string): string => {
  const met = controlsOf(form).filter(isMet)
  return trapName(
    name,
    met.map((each) => each.name),
  )
}

/**
 * Adds a trap to a form, unless the page has one: a field that programs fill in and people never meet. It is not sent
 * while empty, so the form's definition need not contain it.
 */
export const addTrap = (form: HTMLFormElement, name: string): void => {
  const trap = trapOf(form, name)
  if (controlsOf(form).some((each) => each.name === trap)) return
  // A text input would keep Enter from submitting a form with one field and no button.
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
