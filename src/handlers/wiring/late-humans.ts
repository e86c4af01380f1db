import type { Humans } from '../../ports/humans.js'
import type { Mac } from '../../ports/mac.js'

/** What tells whether proofs hold. */
export type Checks = Pick<Humans, 'check'>

/** The same, with challenges where there is a secret to sign them with. */
export type LateHumans = Checks & { readonly challenge?: Humans['challenge'] | undefined }

const nobody: Checks = { check: () => () => Promise.resolve('unavailable') }

/**
 * What looks at proofs, loaded when the first one of its kind comes.
 *
 * @param captchas loads what asks the providers of captchas; left out where none can be asked
 */
export const lateHumans = (mac: Mac | undefined, captchas?: () => Promise<Checks>): LateHumans => {
  const proofs = mac && (async (): Promise<Humans> => (await import('./humans.js')).humans({ mac }))
  let asking: Promise<Checks> | undefined
  const by = (human: string): Promise<Checks> | undefined =>
    human === 'proof' ? proofs?.() : (asking ??= captchas?.())
  return {
    challenge: proofs && ((purpose) => async () => (await proofs()).challenge(purpose)()),
    check: (purported, deadline) => async () =>
      ((await by(purported.human)) ?? nobody).check(purported, deadline)(),
  }
}
