import { own } from '../element.js'

/**
 * Loads the file that adds a form's trap. Built pages have a trap already; if the file is missing, the form has none.
 */
export const loadTrap = (form: HTMLFormElement, name: string): void => {
  if (own(form).querySelector('[aria-hidden] [tabindex="-1"]')) return
  import('./trap.js').then(
    ({ addTrap }) => addTrap(form, name),
    () => undefined,
  )
}
