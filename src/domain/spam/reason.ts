/** Why a submission waits for the owner's review, in the order in which an owner reads them. */
export const reasons = [
  /** A field was filled in that people do not see. */
  'trap',
  /** It came sooner after the page than a person can fill it in. */
  'too-fast',
  'links',
  'words',
  'sender-limit',
  'form-limit',
  'no-proof',
  'captcha-unavailable',
  'held-by-owner',
] as const

/** A code of what speaks against a submission. Stored with it, and said to its owner only. */
export type Reason = (typeof reasons)[number]
