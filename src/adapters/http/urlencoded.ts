import * as E from 'fp-ts/lib/Either.js'
import { pointerTo } from '../../domain/complaint.js'
import type { Rejection } from '../../domain/failure.js'
import type { Fields } from '../../domain/form.js'
import { limits } from './limits.js'

/** What was sent: fields by name, and the controls apart. */
export interface Input {
  readonly fields: Fields
  readonly controls: Fields
}

const tooMany: E.Either<Rejection, never> = E.left({ _tag: 'TooLarge', limit: `${limits.names} names` })

/** Names and values as an input: names that start with `_` are controls, and no name may come twice. */
export const inputFrom = (pairs: readonly (readonly [string, unknown])[]): E.Either<Rejection, Input> => {
  if (pairs.length > limits.names) return tooMany
  // Without a prototype, so that `__proto__` is a name like any other.
  const fields = Object.create(null) as Record<string, unknown>
  const controls = Object.create(null) as Record<string, unknown>
  for (const [name, value] of pairs) {
    const target = name.startsWith('_') ? controls : fields
    if (name in target) return E.left({ _tag: 'DuplicateParameter', pointer: pointerTo(name) })
    target[name] = value
  }
  return E.right({ fields, controls })
}

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

const pairOf = (part: string): readonly [string, string] => {
  const at = part.indexOf('=')
  return at === -1 ? [decoded(part), ''] : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))]
}

/**
 * `application/x-www-form-urlencoded`, in a body or a query. Stricter than a browser's parser on purpose: an escape
 * that is no UTF-8 is refused, where a browser would store U+FFFD in its place.
 */
export const urlencodedInput = (text: string): E.Either<Rejection, Input> => {
  const parts = text.split('&').filter((part) => part !== '')
  if (parts.length > limits.names) return tooMany
  const pairs = E.tryCatch(
    () => parts.map(pairOf),
    (): Rejection => ({ _tag: 'InvalidEncoding' }),
  )
  return E.isLeft(pairs) ? pairs : inputFrom(pairs.right)
}
