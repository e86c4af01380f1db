import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../../domain/failure/failure.js'
import { type Pairs, tooManyNames } from './input.js'
import { limits } from './limits.js'

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

const pairOf = (part: string): readonly [string, string] => {
  const at = part.indexOf('=')
  return at === -1 ? [decoded(part), ''] : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))]
}

/**
 * `application/x-www-form-urlencoded`, in a body or a query. Stricter than a browser's parser on purpose: an escape
 * that is no UTF-8 is refused, where a browser would store U+FFFD in its place.
 */
export const urlencodedPairs = (text: string): E.Either<Rejection, Pairs> => {
  const parts = text.split('&').filter((part) => part !== '')
  if (parts.length > limits.names) return tooManyNames
  return E.tryCatch(
    () => parts.map(pairOf),
    (): Rejection => ({ _tag: 'InvalidEncoding' }),
  )
}
