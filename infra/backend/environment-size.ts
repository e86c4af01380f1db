/** Maximum bytes of a function's environment variables, names included: Lambda's limit. */
const most = 4_096

/** Assumed bytes of a value that is known only when the stack is deployed, such as a table's name. */
const unknown = 40

const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value)
  const { 'Fn::Join': [, parts] = [] } = value as { 'Fn::Join'?: readonly [string, readonly unknown[]] }
  return parts === undefined ? unknown : parts.reduce<number>((sum, part) => sum + bytesOf(part), 0)
}

/**
 * Checks that a function's environment is within Lambda's limit, which would otherwise make the deployment fail.
 *
 * @param environment variables as the template has them
 * @throws if it is not, naming the largest variable
 */
export const assertFits = (name: string, environment: Readonly<Record<string, unknown>>): void => {
  const sizes = Object.entries(environment).map(
    ([variable, value]) => [variable, Buffer.byteLength(variable) + bytesOf(value)] as const,
  )
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  const [largest = '', size = 0] = sizes.toSorted(([, a], [, b]) => b - a)[0] ?? []
  if (total > most)
    throw new Error(
      `The settings of the function ${name} take ${total} bytes, but Lambda allows ${most}. The largest is ${largest} with ${size} bytes: shorten the setting that it comes from in dynamosync.config.ts.`,
    )
}
