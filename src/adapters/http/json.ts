import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../domain/failure.js'
import type { Pairs } from './input.js'
import { limits } from './limits.js'

/** Looks no deeper than the limit, so that no nesting can exhaust the stack. */
const deeperThan = (levels: number, value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => deeperThan(levels - 1, member))
}

/** The members of a JSON object. The parser's own message quotes its input, so it is dropped. */
export const jsonPairs = (text: string): E.Either<Rejection, Pairs> => {
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(text),
    (): Rejection => ({ _tag: 'InvalidJson' }),
  )
  if (E.isLeft(parsed)) return parsed
  const value = parsed.right
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return E.left({ _tag: 'InvalidJson' })
  if (deeperThan(limits.depth, value)) return E.left({ _tag: 'TooDeep' })
  return E.right(Object.entries(value))
}
