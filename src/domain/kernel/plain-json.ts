/** A JSON value: anything that can be stored. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Plain[]
  | { readonly [name: string]: Plain }

const isScalar = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.isWellFormed()
    : typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const isObject = (value: object): boolean =>
  Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null

const deepest = 20

/**
 * Whether a value is JSON, nested at most 20 levels deep. Anything else could not be stored unchanged, so it must not
 * be accepted.
 */
export const isPlain = (value: unknown, levels = deepest): boolean => {
  if (value === undefined || value === null || isScalar(value)) return true
  if (typeof value !== 'object' || levels === 0) return false
  if (Array.isArray(value)) return value.every((each) => isPlain(each, levels - 1))
  // Copying an object by assignment would drop this name.
  if (Object.hasOwn(value, '__proto__')) return false
  return isObject(value) && Object.values(value).every((each) => isPlain(each, levels - 1))
}
