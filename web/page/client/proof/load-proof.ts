import { own } from '../element.js'
import type { Proofs } from './proof.js'

/**
 * Loads the file that makes a form's proofs; if it is missing, submissions have no proof, and those that need one are
 * held for review.
 */
export const loadProofs = (form: HTMLFormElement, address: URL): Promise<Proofs | undefined> | undefined =>
  own(form).hasAttribute('data-human')
    ? import('./proof.js').then(
        ({ proofs }) => proofs(form, address),
        () => undefined,
      )
    : undefined
