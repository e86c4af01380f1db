import { mostPhoneDigits } from '../field/calling-codes.js'
import { around, lines, longestEmail } from '../field/patterns/line-patterns.js'
import { type PatternName, textPatterns } from '../field/patterns/text-patterns.js'
import { blank } from '../kernel/typed.js'
import { mostDigits } from '../money/decimal-text.js'

/** A text with characters beyond ASCII: only the codec knows the digits, letters and dashes of other scripts. */
const foreign = `^(?=[\\s\\S]*[^\\x20-\\x7E])(?=[\\s\\S]*[^${blank}])`

/** Thousands grouped by spaces or apostrophes, as `numeral` reads them. */
const grouped = "[0-9]{1,3}([ '])[0-9]{3}(?:\\1[0-9]{3})*"

/**
 * Decimal text of up to 38 digits, at most `scale` of them after the point. Leading and trailing zeros do not count,
 * nor do digits of grouped thousands.
 */
export const decimalPattern = (scale: number): string => {
  const most = mostDigits - scale
  const whole = most === 0 ? '0*' : `(?:0*[1-9][0-9]{0,${most - 1}}|0*)`
  return `${around(`(?=-?\\.?[0-9])-?(?:${whole}|${grouped})(?:\\.(?=[0-9])[0-9]{0,${scale}}0*)?`)}|${foreign}`
}

/** A word in any case, with nothing visible around it; or a text in another script. */
export const anyCase = (words: readonly string[]): string =>
  `${around(words.map((word) => word.replace(/[a-z]/g, (c) => `[${c}${c.toUpperCase()}]`)).join('|'))}|${foreign}`

/** A pattern as people may type it: the codec turns `de` into `DE` and `9:30` into `09:30`, in any script. */
export const typed = (pattern: PatternName): string =>
  pattern === 'letters' ? around(written(pattern)) : `${around(written(pattern))}|${foreign}`

const written = (pattern: PatternName): string => {
  if (pattern === 'country-code') return '[A-Za-z]{2}'
  const source = textPatterns[pattern].source.slice(1, -1)
  return pattern === 'time' ? source.replace('[01][0-9]', '[01]?[0-9]') : source
}

/**
 * Digits of a telephone number with anything that may stand between and around them; after a scheme, anything that a
 * link may contain.
 */
export const dialled = (start: string, least: number): string => {
  const between = '[\\s().[\\]\\/~-]*'
  // Room for a trunk zero and the two zeros of `00`.
  const digits = `(?:${between}[0-9]){${least},${mostPhoneDigits + 3}}`
  const link = '(?:[A-Za-z]{1,15}\\.?:|[Tt][Ee][Ll])[^;,]*'
  return `${around(`${between}${start}${digits}${between}|${link}`)}|${foreign}`
}

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'

/**
 * A date with white space around it, which the format of JSON Schema does not allow, or in digits of another script.
 */
export const looseDate = `^[${blank}]+${day}[${blank}]*$|^${day}[${blank}]+$|${foreign}`

/** A time of day, possibly with white space around it. */
export const timePattern = `${around('(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::00)?')}|${foreign}`

/** An integer from 1 to `max`. */
export const ratingPattern = (max: number): string =>
  `${around(`0*(?:${Array.from({ length: max }, (_, at) => at + 1).join('|')})`)}|${foreign}`

/** A number with a decimal comma, or with points between thousands. */
export const commaPattern = around("-?(?:[0-9][0-9 '.]*(?:,[0-9]+)?|,[0-9]+)")

/** An integer, its thousands grouped or not. */
export const integerPattern = `${around(`-?(?:[0-9]+|${grouped})`)}|${foreign}`

const mailto = '(?:[Mm][Aa][Ii][Ll][Tt][Oo]:)?'
const address = `^[${blank}]*(?=\\S{1,${longestEmail + 9}}[${blank}]*$)${mailto}(?:${lines.email}|<${lines.email}>)[${blank}]*$`

/** An e-mail address as it may be pasted, or with invisible marks or full-width characters. */
export const emailPattern = `${address}|${foreign}`
