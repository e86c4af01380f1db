import { canonical } from '../kernel/canonical.js'

/** Whether two values are stored alike. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && canonical(a) === canonical(b))
