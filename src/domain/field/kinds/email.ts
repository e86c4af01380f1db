import * as E from 'fp-ts/lib/Either.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOf, type Read } from '../field-of.js'
import { lines, longestEmail } from '../lines.js'

/** Options of an e-mail address. */
export interface EmailOptions extends FieldOptions {
  readonly default?: string
}

const whole = new RegExp(`^${lines.email}$`, 'u')

/** The domain in small letters, as DNS does not tell them apart; the part before is the receiver's own affair. */
export const readEmail: Read<string> = (input) => {
  if (typeof input !== 'string') return E.left('not-text')
  const typed = input.trim()
  if (typed.length > longestEmail || !whole.test(typed)) return E.left('not-an-email')
  const at = typed.lastIndexOf('@')
  const domain = typed.slice(at)
  const small = domain.toLowerCase()
  return E.right(small === domain ? typed : typed.slice(0, at) + small)
}

/**
 * An e-mail address: what HTML's `type=email` takes, with a dot in the domain. Whether it exists, only a letter tells.
 * White space around it is dropped and the domain put in small letters.
 *
 * @example
 * email({ label: 'E-mail' })  // ' Ada@Example.ORG' is stored as 'Ada@example.org'
 */
export const email = <const O extends EmailOptions>(options: O): Field<Value<string, O>, Sent<string, O>> =>
  fieldOf<Value<string, O>, Sent<string, O>>(
    { kind: 'email', autocomplete: 'email', ...options },
    { read: readEmail },
  )
