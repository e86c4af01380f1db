/** Reasons to hold a submission, in the order in which owners see them. */
export const reasons = [
  /** The hidden trap field was filled in. */
  'trap',
  /** It was sent sooner after the page was shown than a person could fill it in. */
  'too-fast',
  'links',
  'words',
  'sender-limit',
  'form-limit',
  'no-proof',
  'captcha-unavailable',
  'held-by-owner',
] as const

/** The code of a reason. Stored with the submission, and shown to its owner only. */
export type Reason = (typeof reasons)[number]
