import type { Humans } from '../../ports/humans.js'
import type { Mac } from '../../ports/mac.js'

/** What looks at proofs, loaded when the first one comes. Without a secret there is nobody to sign a challenge. */
export const lateHumans = (mac: Mac | undefined): Humans | undefined => {
  if (mac === undefined) return undefined
  const loaded = async (): Promise<Humans> => (await import('./humans.js')).humans({ mac })
  return {
    challenge: (purpose) => async () => (await loaded()).challenge(purpose)(),
    check: (purported, deadline) => async () => (await loaded()).check(purported, deadline)(),
  }
}
