import { own } from '../element.js'

/** Gives a form its trap, by a file of its own: the pages that are built have it, and where the file is missing there is none. */
export const loadTrap = (form: HTMLFormElement, name: string): void => {
  if (own(form).querySelector('[aria-hidden] [tabindex="-1"]')) return
  import('./trap.js').then(
    ({ addTrap }) => addTrap(form, name),
    () => undefined,
  )
}
