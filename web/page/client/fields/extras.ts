import { watchConditions } from './shown-parts.js'
import { own } from '../element.js'
import { prefill } from './prefill.js'
import { marked } from './reveal.js'

/** Fills in a form from the page's address, and shows its fields according to their conditions. */
export const run = (form: HTMLFormElement): void => {
  prefill(form)
  if (own(form).querySelector(marked)) watchConditions(form)
}
