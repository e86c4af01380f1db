import * as E from 'fp-ts/lib/Either.js'
import { pointerTo } from '../../../domain/kernel/complaint.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import { type Pairs, tooManyNames } from './input.js'
import { limits } from '../limits.js'

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

/** Decodes a text; undefined if it is not UTF-8. */
const decodedOrNone = (text: string): string | undefined => {
  try {
    return decoded(text)
  } catch {
    return undefined
  }
}

/**
 * The rejection of an invalid percent-encoding. It states the field's name if that looks like one, else its number from
 * 1.
 */
const notUtf8 = (name: string | undefined, index: number): E.Either<Rejection, never> => {
  const isNamed = name !== undefined && pointerTo(name) !== ''
  const at = isNamed ? `“${name}”` : String(index + 1)
  return E.left({ _tag: 'InvalidEncoding', detail: { code: 'field-not-utf-8', at } })
}

const pairOf = (index: number, part: string): E.Either<Rejection, readonly [string, string]> => {
  const at = part.indexOf('=')
  const name = decodedOrNone(at === -1 ? part : part.slice(0, at))
  const value = at === -1 ? '' : decodedOrNone(part.slice(at + 1))
  return name === undefined || value === undefined ? notUtf8(name, index) : E.right([name, value])
}

/**
 * Parses `application/x-www-form-urlencoded`, in a body or a query. Stricter than a browser on purpose: an escape that
 * is not UTF-8 is refused, where a browser would store U+FFFD in its place.
 */
export const urlencodedPairs = (text: string): E.Either<Rejection, Pairs> => {
  const parts = text.match(/[^&]+/g) ?? []
  if (parts.length > limits.names) return tooManyNames
  return E.traverseArrayWithIndex(pairOf)(parts)
}
