import type { Humans } from '../../ports/humans.js'
import type { Mac } from '../../ports/mac.js'

/** Checks whether proofs are valid. */
export type Checks = Pick<Humans, 'check'>

/** Checks of proofs, with challenges if there is a secret to sign them. */
export type LateHumans = Checks & { readonly challenge?: Humans['challenge'] | undefined }

const nobody: Checks = { check: () => () => Promise.resolve('unavailable') }

/**
 * Checks proofs, with each kind of check loaded at its first proof.
 *
 * @param captchas loads the check of captchas; omitted if no provider is configured
 */
export const lateHumans = (mac: Mac | undefined, captchas?: () => Promise<Checks>): LateHumans => {
  const proofs = mac && (async (): Promise<Humans> => (await import('./humans.js')).humans({ mac }))
  let asking: Promise<Checks> | undefined
  const providers = (): Promise<Checks> | undefined =>
    (asking ??= captchas?.().catch((error: unknown) => {
      // If it were kept, one failure would decide about every later proof.
      asking = undefined
      throw error
    }))
  const by = (human: string): Promise<Checks> | undefined => (human === 'proof' ? proofs?.() : providers())
  return {
    challenge: proofs && ((purpose) => async () => (await proofs()).challenge(purpose)()),
    check: (purported, deadline) => async () =>
      ((await by(purported.human)) ?? nobody).check(purported, deadline)(),
  }
}
