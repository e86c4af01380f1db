import { Aws, CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/**
 * The parameters of a stack that hold its secret. There are two, of which one signs, so that a new one can take the
 * place of the old one, which nobody can read, and what the old one has signed is still taken.
 */
export const secretParameters = { A: 'FormSecretA', B: 'FormSecretB', signs: 'FormSignedBy' } as const

/** The value of FORM_SECRET, from the parameters of a stack; none as long as they are not set. */
export const formSecret = (stack: Construct): string => {
  const secretNamed = (name: string, other: string): CfnParameter =>
    new CfnParameter(stack, name, {
      noEcho: true,
      default: '',
      allowedPattern: '^([A-Za-z0-9_-]{43})?$',
      description: `32 random bytes in base64url, in turn with ${other}: it signs when pages were shown`,
      constraintDescription: 'is 43 characters of base64url: 32 bytes',
    })
  const a = secretNamed(secretParameters.A, secretParameters.B)
  const b = secretNamed(secretParameters.B, secretParameters.A)
  const signs = new CfnParameter(stack, secretParameters.signs, {
    default: 'none',
    allowedValues: ['none', 'A', 'B'],
    description: 'Which of the two secrets signs; what the other one has signed is still taken',
  })
  const isSigning = (name: 'A' | 'B'): string =>
    new CfnCondition(stack, `FormSignedBy${name}`, { expression: Fn.conditionEquals(signs, name) }).logicalId
  const inOrder = (...secrets: readonly CfnParameter[]): string =>
    Fn.join(
      ',',
      secrets.map(({ valueAsString }) => valueAsString),
    )
  const byB = Fn.conditionIf(isSigning('B'), inOrder(b, a), Aws.NO_VALUE).toString()
  return Fn.conditionIf(isSigning('A'), inOrder(a, b), byB).toString()
}
