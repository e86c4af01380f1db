import * as E from '../../kernel/either.js'
import type { Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'
import { domainOf } from '../../kernel/address.js'
import { lazily } from '../../kernel/lazily.js'
import { asciiSigns } from '../../kernel/signs.js'
import { trimmed } from '../../kernel/typed.js'
import { lines, longestEmail, longestLocalPart } from '../patterns/line-patterns.js'

/** Options of an e-mail address. */
export interface EmailOptions extends TypedFieldOptions {
  /** The address that an empty field gets. */
  readonly default?: string
}

const whole = lazily(() => new RegExp(`^${lines.email}$`, 'u'))
const domain = lazily(() => new RegExp(`^${lines.domain}$`))

/** The address within a link: `mailto:ada@example.org`, `<ada@example.org>`. */
const unwrapped = (typed: string): string => {
  const text = /^mailto:/i.test(typed) ? typed.slice(7) : typed
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text
}

/** Invisible marks in pasted addresses: pages insert them for line breaks, contact lists for the writing direction. */
const marks = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/**
 * An address without such marks, and with the full-width characters of East Asian keyboards made narrow before the
 * domain.
 */
const plain = (typed: string): string => {
  const text = typed.replace(marks, '').replace('\uFF20', '@')
  const at = text.lastIndexOf('@')
  return asciiSigns(text.slice(0, Math.max(0, at))) + text.slice(Math.max(0, at))
}

/**
 * Reads e-mail addresses. The domain is stored in its DNS form, however it is typed; the local part keeps its
 * case.
 */
export const readEmail: Read<string> = (input) => {
  if (typeof input !== 'string') return E.left('not-text')
  const text = unwrapped(trimmed(input))
  const typed = text.length > 2 * longestEmail ? '' : plain(text)
  if (typed.length > longestEmail || !whole().test(typed)) return E.left('not-an-email')
  const at = typed.lastIndexOf('@') + 1
  const name = domainOf(typed.slice(at))
  if (name === undefined || at > longestLocalPart + 1 || !domain().test(name)) return E.left('not-an-email')
  return at + name.length > longestEmail ? E.left('not-an-email') : E.right(typed.slice(0, at) + name)
}

/**
 * An e-mail address: what HTML's `type=email` accepts, with a dot in the domain, which may be international. Only an
 * e-mail sent to the address can show whether it exists. `mailto:`, angle brackets and invisible characters are
 * removed, full-width characters are made narrow, and the domain is stored as DNS and browsers write it. At most 254
 * characters, 64 of them before the `@`.
 *
 * @example
 * email({ label: 'E-mail' })  // ' Ada@Bücher.example' is stored as 'Ada@xn--bcher-kva.example'
 */
export const email = <const O extends EmailOptions>(
  options: Only<O, EmailOptions>,
): Field<Value<string, O>, Sent<string, O>> =>
  fieldOf<Value<string, O>, Sent<string, O>>(
    { kind: 'email', autocomplete: 'email', ...fieldOptions('email', options) },
    { read: readEmail },
  )
