import { lazily } from '../../kernel/lazily.js'
import * as E from 'fp-ts/lib/Either.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'
import { lines, longestUrl } from '../line-patterns.js'

/** Options of a web address. */
export interface UrlOptions extends FieldOptions {
  readonly default?: string
}

const whole = lazily(() => new RegExp(`^${lines.url}$`, 'u'))

/** Reads web addresses. */
export const readUrl: Read<string> = (input) => {
  if (typeof input !== 'string') return E.left('not-text')
  const typed = input.trim()
  return typed.length <= longestUrl && whole().test(typed) ? E.right(typed) : E.left('not-a-url')
}

/**
 * A web address with http or https, up to 2,048 characters, kept as typed without the white space around it.
 * User names (`https://bank.example@other.example`) and IPv6 literals are refused.
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
