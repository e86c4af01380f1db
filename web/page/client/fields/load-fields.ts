import { own } from '../element.js'

/**
 * Fills in fields out of the page's address and shows them by their conditions, by a file of its own, where a form has
 * such fields. Where that file is missing the server asks for what is needed.
 */
export const loadFields = (form: HTMLFormElement): void => {
  if (!own(form).querySelector('[data-from],[data-shown-when]')) return
  import('./extras.js').then(
    ({ run }) => run(form),
    () => undefined,
  )
}
