import * as E from '../../kernel/either.js'
import type { ComplaintCode } from '../../kernel/complaint.js'
import type { Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { checkText } from '../description-rules.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'
import { asWritten, type Rule } from '../as-written.js'
import { type PatternName, textPatterns } from '../patterns/text-patterns.js'

export type { Value } from '../field.js'

/** Options of a text field. Lengths count Unicode code points, after CR LF and CR have become LF. */
export interface TextOptions extends TypedFieldOptions {
  /** Minimum length in code points, 1 (the default) to `maxLength`. An optional field may still be empty. */
  readonly minLength?: number
  /** Maximum length in code points, 1 to 100,000. */
  readonly maxLength: number
  /** Whether the control is a text area instead of a single line. */
  readonly multiline?: boolean
  /**
   * A named pattern that the text must match, such as `'postal-code'`. Checking takes time linear in the length of the
   * text.
   */
  readonly pattern?: PatternName
  /** The text that an empty field gets. */
  readonly default?: string
}

/** A text with LF line ends, as platforms send different ones and the same text must be the same submission. */
const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

const codePoints = (text: string): number => {
  let count = text.length
  for (const unit of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) count -= unit.length
  return count
}

/** Counts code points only if necessary: there are at most as many as UTF-16 units, and at least half as many. */
const lengthComplaint = (text: string, least: number, most: number): ComplaintCode | undefined => {
  if (text.length < least || text.length > 2 * most) return text.length < least ? 'too-short' : 'too-long'
  if (text.length <= most && text.length >= 2 * least) return undefined
  const length = codePoints(text)
  if (length < least) return 'too-short'
  return length > most ? 'too-long' : undefined
}

/**
 * Reads text of a permitted length, in code points, that matches the rule, if there is one. Half a surrogate pair is
 * refused: it has no UTF-8 form, so the store would keep another text.
 */
export const readText =
  (minLength: number, maxLength: number, rule?: Rule): Read<string> =>
  (input) => {
    if (typeof input !== 'string') return E.left('not-text')
    if (!input.isWellFormed()) return E.left('not-well-formed')
    const text = rule === undefined ? withLineFeeds(input) : asWritten(rule, input)
    const code = lengthComplaint(text, minLength, maxLength)
    if (code !== undefined) return E.left(code)
    return rule === undefined || rule.regExp.test(text) ? E.right(text) : E.left('pattern')
  }

const ruleOf = (pattern: PatternName | undefined): Rule | undefined =>
  pattern === undefined ? undefined : { name: pattern, regExp: new RegExp(textPatterns[pattern].source, 'u') }

/**
 * A line or a paragraph of text. Text without a visible character counts as empty; other text is kept as typed, with
 * LF line ends. With a pattern, white space around the text is removed.
 *
 * @example
 * text({ label: 'Message', maxLength: 4000, multiline: true })
 * @throws when the form is defined, if the bounds are invalid
 */
export const text = <const O extends TextOptions>(
  options: Only<O, TextOptions>,
): Field<Value<string, O>, Sent<string, O>> => {
  fieldOptions('text', options)
  checkText(options)
  return fieldOf<Value<string, O>, Sent<string, O>>(
    { kind: 'text', minLength: 1, ...options },
    { read: readText(options.minLength ?? 1, options.maxLength, ruleOf(options.pattern)) },
  )
}
