import { altchaProofs } from '../../adapters/altcha/proof-of-work.js'
import type { Humans } from '../../ports/humans.js'
import type { Mac } from '../../ports/mac.js'

/** What looks at proofs: a file of its own in the function's bundle, which forms that ask for none never load. */
export const humans = ({ mac }: { readonly mac: Mac }): Humans => altchaProofs({ mac })
