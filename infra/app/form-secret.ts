import { Aws, CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { secretParameters } from './secret-parameters.js'

/** The secrets of a stack. */
export interface StackSecrets {
  /** The value of FORM_SECRET; empty until the parameters are set. */
  readonly form: string
  /** The value of ORIGIN_SECRET, also empty until then; and the header value, which CloudFront forbids to be empty. */
  readonly origin?: { readonly value: string; readonly header: string }
}

/**
 * The secrets of a stack, read from its parameters.
 *
 * @param hasOrigin whether CloudFront is in front of the API
 */
export const stackSecrets = (stack: Construct, hasOrigin: boolean): StackSecrets => {
  const secretNamed = (name: string, other: string): CfnParameter =>
    new CfnParameter(stack, name, {
      noEcho: true,
      default: '',
      allowedPattern: '^([A-Za-z0-9_-]{43})?$',
      description: `32 random bytes in base64url that sign the time at which pages were issued; takes turns with ${other}`,
      constraintDescription: 'must be 43 characters of base64url: 32 bytes',
    })
  const a = secretNamed(secretParameters.A, secretParameters.B)
  const b = secretNamed(secretParameters.B, secretParameters.A)
  const signs = new CfnParameter(stack, secretParameters.signs, {
    default: 'none',
    allowedValues: ['none', 'A', 'B'],
    description: 'Which secret signs; signatures made with the other secret are still accepted',
  })
  const isSigning = (name: 'A' | 'B'): string =>
    new CfnCondition(stack, `FormSignedBy${name}`, { expression: Fn.conditionEquals(signs, name) }).logicalId
  const inOrder = (...secrets: readonly CfnParameter[]): string =>
    Fn.join(
      ',',
      secrets.map(({ valueAsString }) => valueAsString),
    )
  const signedByB = isSigning('B')
  const byB = Fn.conditionIf(signedByB, inOrder(b, a), Aws.NO_VALUE).toString()
  const signedByA = isSigning('A')
  const form = Fn.conditionIf(signedByA, inOrder(a, b), byB).toString()
  if (!hasOrigin) return { form }
  const origin = new CfnParameter(stack, secretParameters.origin, {
    noEcho: true,
    default: '',
    allowedPattern: '^([A-Za-z0-9_-]{43})?$',
    description: '32 random bytes in base64url that identify CloudFront to the functions',
    constraintDescription: 'must be 43 characters of base64url: 32 bytes',
  }).valueAsString
  const once = (value: string, otherwise: string): string => {
    const withB = Fn.conditionIf(signedByB, value, otherwise)
    return Fn.conditionIf(signedByA, value, withB).toString()
  }
  return {
    form,
    origin: { value: once(origin, Aws.NO_VALUE), header: once(origin, 'none') },
  }
}
