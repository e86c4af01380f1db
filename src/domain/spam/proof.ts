import type { Reason } from './reason.js'
import type { Human, Protection } from './spam-option.js'

/** The control in which each kind of proof is sent, as its provider names it. */
export const proofControls = {
  proof: 'altcha',
  turnstile: 'cf-turnstile-response',
  hcaptcha: 'h-captcha-response',
  recaptcha: 'g-recaptcha-response',
} as const satisfies Record<Human, string>

/** What is known of a submission's proof, and of the form's hour. */
export interface Proving {
  /** `none` where it came without one. */
  readonly proved: 'proved' | 'unavailable' | 'none'
  /** Whether far more than usual came to the form in this hour. */
  readonly isUnusual: boolean
}

/**
 * The reasons to hold a submission, once its proof is looked at. A proof answers the doubt that it was sent too fast, and
 * no other: what was typed speaks for itself, and limits are limits. Without one, it is held where the form asks everybody,
 * or where something else speaks against it, or where the hour is unusual.
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
