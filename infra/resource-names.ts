import { Aws, Fn, Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A stack's globally unique id: 36 characters, the last part of its ARN. */
const mark = Fn.select(2, Fn.split('/', Aws.STACK_ID))

/** A construct's path within its stack, such as `Forms-Gateway`. */
const placeOf = (scope: IConstruct): string => {
  const { scopes } = scope.node
  return scopes
    .slice(scopes.indexOf(Stack.of(scope)) + 1)
    .map(({ node }) => node.id)
    .join('-')
}

/**
 * A name that is unique within the account, 64 characters at most as CloudFront requires. It is computed during
 * deployment, so one template serves several stacks.
 *
 * @param id up to 14 characters
 * @throws if it is longer, as two ids might give the same name once they are cut off
 */
export const nameIn = (scope: IConstruct, id: string): string => {
  if (id.length > 14) throw new Error(`“${id}” is too long for a name: use up to 14 characters.`)
  return Fn.join('-', [placeOf(scope).slice(0, 12), id, mark])
}

/** A readable name for a resource, made unique by the stack's name. */
export const readableName = (scope: IConstruct): string => Fn.join('-', [Aws.STACK_NAME, placeOf(scope)])

/** A name that is unique within a region: lower case, 43 characters at most. */
export const nameOfStack = (prefix: string): string => Fn.join('-', [prefix.slice(0, 6), mark])
