import * as t from 'io-ts'
import { canonicalDecimal } from '../money/decimal-text.js'
import type { SaysSchema } from './codec-schema.js'

/** Decimal text as results have it: canonical, with exactly so many digits after the point, at most 38 in all. */
export const decimalText = (scale: number): t.Type<string> & SaysSchema => {
  const is = (u: unknown): u is string => {
    if (typeof u !== 'string') return false
    const canonical = canonicalDecimal(u, scale)
    return canonical._tag === 'Right' && canonical.right === u
  }
  const codec = new t.Type<string>(
    'DecimalText',
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(undefined, context)),
    t.identity,
  )
  const point = scale === 0 ? '' : `\\.[0-9]{${scale}}`
  return Object.assign(codec, { schema: { type: 'string', pattern: `^-?(?:0|[1-9][0-9]*)${point}$` } })
}
