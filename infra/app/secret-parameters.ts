/**
 * The parameters that hold a stack's secret. There are two, one of which signs: the secret can be rotated without
 * anyone reading the old one, and signatures made with the old one remain valid.
 */
export const secretParameters = {
  A: 'FormSecretA',
  B: 'FormSecretB',
  signs: 'FormSignedBy',
  /** The secret that identifies CloudFront to the functions. */
  origin: 'FormSecretOrigin',
} as const
