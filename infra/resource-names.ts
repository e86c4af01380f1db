import { Aws, Fn, Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A stack's own mark, which no other stack has, wherever it is: 36 characters, the last part of its ARN. */
const mark = Fn.select(2, Fn.split('/', Aws.STACK_ID))

/** Where something is in its stack, such as `Forms-Gateway`, in the words of the construct tree. */
const placeOf = (scope: IConstruct): string => {
  const { scopes } = scope.node
  return scopes
    .slice(scopes.indexOf(Stack.of(scope)) + 1)
    .map(({ node }) => node.id)
    .join('-')
}

/**
 * A name for what must have one in the whole account. It is made when the stack is, so that one template serves for
 * two stacks. CloudFront takes 64 characters.
 */
export const nameIn = (scope: IConstruct, id: string): string =>
  Fn.join('-', [placeOf(scope).slice(0, 12), id.slice(0, 14), mark])

/** A name that is to be read, of what is told apart by the stack's name. */
export const readableName = (scope: IConstruct): string => Fn.join('-', [Aws.STACK_NAME, placeOf(scope)])

/** A name that no other stack has, for what is told apart in a whole region: in small letters, and 43 characters at most. */
export const nameOfStack = (prefix: string): string => Fn.join('-', [prefix.slice(0, 6), mark])
