import { own } from '../element.js'
import type { Proofs } from './proof.js'

/** Solves a form's challenges, by a file of its own; without that file nothing is proved, and the form's owner looks first. */
export const loadProofs = (form: HTMLFormElement, address: URL): Promise<Proofs | undefined> | undefined =>
  own(form).hasAttribute('data-human')
    ? import('./proof.js').then(
        ({ proofs }) => proofs(form, address),
        () => undefined,
      )
    : undefined
