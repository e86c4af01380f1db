import { watchConditions } from './shown-parts.js'
import { own } from '../element.js'
import { prefill } from './prefill.js'
import { marked } from './reveal.js'

/** Fills in what the page's address has for a form, and shows its fields by their conditions. */
export const run = (form: HTMLFormElement): void => {
  prefill(form)
  if (own(form).querySelector(marked)) watchConditions(form)
}
