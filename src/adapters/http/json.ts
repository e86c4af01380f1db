import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../domain/failure/failure.js'
import type { Pairs } from './input.js'
import { limits } from './limits.js'

/** Looks no deeper than the limit, so that no nesting can exhaust the stack. */
const deeperThan = (levels: number, value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => deeperThan(levels - 1, member))
}

/** Digits that carry a number's value: without sign, point, exponent and zeros at either end. */
const significant = (source: string): string =>
  source
    .replace(/e.*$/i, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '')

/** Every number of up to 15 digits is told apart from its neighbours by a double; of longer ones, some integers are. */
const isExact = (value: number, source: string): boolean =>
  Number.isFinite(value) && (significant(source).length <= 15 || String(value) === source)

/**
 * JSON's own reader rounds a number that a double cannot hold, without a word. Here it becomes NaN, which no field
 * takes, so that the person hears of it. Reading so is slow, and done only where a number is long enough.
 */
const parse = (text: string): unknown =>
  /[\d.]{16}|e[+-]?\d{3}/i.test(text)
    ? JSON.parse(text, (_name, value: unknown, context?: { readonly source?: string }) =>
        typeof value === 'number' && !isExact(value, context?.source ?? '') ? Number.NaN : value,
      )
    : JSON.parse(text)

/** The members of a JSON object. The parser's own message quotes its input, so it is dropped. */
export const jsonPairs = (text: string): E.Either<Rejection, Pairs> => {
  const parsed = E.tryCatch(
    () => parse(text),
    (): Rejection => ({ _tag: 'InvalidJson' }),
  )
  if (E.isLeft(parsed)) return parsed
  const value = parsed.right
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return E.left({ _tag: 'InvalidJson' })
  if (deeperThan(limits.depth, value)) return E.left({ _tag: 'TooDeep' })
  return E.right(Object.entries(value))
}
