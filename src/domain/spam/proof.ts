import type { Reason } from './reason.js'
import type { Human, Protection } from './spam-option.js'

/** The control that carries each kind of proof, as its provider names it. */
export const proofControls = {
  proof: 'altcha',
  turnstile: 'cf-turnstile-response',
  hcaptcha: 'h-captcha-response',
  recaptcha: 'g-recaptcha-response',
} as const satisfies Record<Human, string>

/** The facts about a submission's proof and about the current hour of its form. */
export interface Proving {
  /** `none` if it came without a proof. */
  readonly proved: 'proved' | 'unavailable' | 'none'
  /** Whether the form received far more than usual in this hour. */
  readonly isUnusual: boolean
}

/**
 * The reasons to hold a submission after its proof has been checked. A proof removes the doubt that it was sent too
 * fast, and no other: content and limits count regardless. Without a proof, it is held if the form always asks for one,
 * if there is another reason, or if the hour is unusual.
 */
export const withProof = (
  { human, when }: Pick<Protection, 'human' | 'when'>,
  why: readonly Reason[],
  { proved, isUnusual }: Proving,
): readonly Reason[] => {
  if (human === undefined) return why
  if (proved === 'proved') return why.filter((reason) => reason !== 'too-fast')
  if (when === 'unsure' && !isUnusual && why.length === 0) return why
  return [...why, proved === 'none' ? 'no-proof' : 'captcha-unavailable']
}
