import type * as t from 'io-ts'
import { codec } from '../kernel/codec.js'
import * as E from '../kernel/either.js'
import { canonicalDecimal } from '../money/decimal-text.js'
import type { SaysSchema } from './codec-schema.js'

/** Decimal text of results: canonical, with a fixed number of digits after the point, at most 38 in all. */
export const decimalText = (scale: number): t.Type<string> & SaysSchema => {
  const is = (u: unknown): u is string => {
    if (typeof u !== 'string') return false
    const canonical = canonicalDecimal(u, scale)
    return canonical._tag === 'Right' && canonical.right === u
  }
  const made = codec<string>({
    name: 'DecimalText',
    is,
    validate: (u, context) => (is(u) ? E.right(u) : E.left([{ value: undefined, context }])),
    encode: (text) => text,
  })
  const point = scale === 0 ? '' : `\\.[0-9]{${scale}}`
  return Object.assign(made, { schema: { type: 'string', pattern: `^-?(?:0|[1-9][0-9]*)${point}$` } })
}
