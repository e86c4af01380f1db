import { canonical } from '../kernel/canonical.js'

/** Whether two values have the same stored form. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && canonical(a) === canonical(b))
