import { own } from '../element.js'

/**
 * Loads the file that fills in fields from the page's address and shows them by their conditions, if a form has such
 * fields. If that file is missing, the server asks for missing answers.
 */
export const loadFields = (form: HTMLFormElement): void => {
  if (!own(form).querySelector('[data-from],[data-shown-when]')) return
  import('./extras.js').then(
    ({ run }) => run(form),
    () => undefined,
  )
}
