/**
 * The parameters of a stack that hold its secret. There are two, of which one signs, so that a new one can take the
 * place of the old one, which nobody can read, and what the old one has signed is still taken.
 */
export const secretParameters = {
  A: 'FormSecretA',
  B: 'FormSecretB',
  signs: 'FormSignedBy',
  /** What CloudFront shows to the functions. */
  origin: 'FormSecretOrigin',
} as const
