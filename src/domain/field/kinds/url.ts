import * as E from '../../kernel/either.js'
import { addressOf } from '../../kernel/address.js'
import { lazily } from '../../kernel/lazily.js'
import type { Only } from '../../kernel/options.js'
import { trimmed } from '../../kernel/typed.js'
import { fieldOf, type Read } from '../field-of.js'
import type { Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import { lines, longestUrl } from '../patterns/line-patterns.js'

/** Options of a web address. */
export interface UrlOptions extends TypedFieldOptions {
  /** The address that an empty field gets. */
  readonly default?: string
}

const whole = lazily(() => new RegExp(`^${lines.url}$`, 'u'))

/** Reads web addresses that a browser opens, unless other programs would read another host in them. */
export const readUrl: Read<string> = (input) => {
  if (typeof input !== 'string') return E.left('not-text')
  const typed = trimmed(input)
  const isAddress = typed.length <= longestUrl && whole().test(typed) && addressOf(typed) !== undefined
  return isAddress ? E.right(typed) : E.left('not-a-url')
}

/**
 * A web address with http or https that browsers open, up to 2,048 characters, kept as typed without the white space
 * around it. It refuses user names (`https://bank.example@other.example`), backslashes before the path, control
 * characters, and addresses without `//`, which a browser may resolve relative to the page.
 *
 * @example
 * url({ label: 'Web site', optional: true })
 */
export const url = <const O extends UrlOptions>(
  options: Only<O, UrlOptions>,
): Field<Value<string, O>, Sent<string, O>> =>
  fieldOf<Value<string, O>, Sent<string, O>>(
    { kind: 'url', autocomplete: 'url', ...fieldOptions('url', options) },
    { read: readUrl },
  )
