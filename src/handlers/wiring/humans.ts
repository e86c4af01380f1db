import { altchaProofs } from '../../adapters/altcha/proof-of-work.js'
import type { Humans } from '../../ports/humans.js'
import type { Mac } from '../../ports/mac.js'

/** Checks proofs of work. A separate file in the function's bundle, which forms without one never load. */
export const humans = ({ mac }: { readonly mac: Mac }): Humans => altchaProofs({ mac })
