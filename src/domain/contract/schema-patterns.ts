import { mostPhoneDigits } from '../field/calling-codes.js'
import { around, lines, longestEmail } from '../field/line-patterns.js'
import { type PatternName, textPatterns } from '../field/text-patterns.js'
import { blank } from '../kernel/typed.js'
import { mostDigits } from '../money/decimal-text.js'

/** A text with a sign beyond ASCII: the codec knows digits, letters and dashes of other scripts, and no schema can. */
const foreign = `^(?=[\\s\\S]*[^\\x20-\\x7E])(?=[\\s\\S]*[^${blank}])`

/** Thousands apart by spaces or apostrophes, as `numeral` reads them. */
const grouped = "[0-9]{1,3}([ '])[0-9]{3}(?:\\1[0-9]{3})*"

/**
 * Decimal text of up to 38 digits, at most `scale` of them after the point. Zeros before the first digit and after the
 * last do not count; digits of grouped thousands are not counted here.
 */
export const decimalPattern = (scale: number): string => {
  const most = mostDigits - scale
  const whole = most === 0 ? '0*' : `(?:0*[1-9][0-9]{0,${most - 1}}|0*)`
  return `${around(`(?=-?\\.?[0-9])-?(?:${whole}|${grouped})(?:\\.(?=[0-9])[0-9]{0,${scale}}0*)?`)}|${foreign}`
}

/** A word in small or capital letters, with nothing visible around it; or one in signs of another script. */
export const anyCase = (words: readonly string[]): string =>
  `${around(words.map((word) => word.replace(/[a-z]/g, (c) => `[${c}${c.toUpperCase()}]`)).join('|'))}|${foreign}`

/** A pattern as it may be typed: the codec writes `de` as `DE` and `9:30` as `09:30`, in signs of any script. */
export const typed = (pattern: PatternName): string =>
  pattern === 'letters' ? around(written(pattern)) : `${around(written(pattern))}|${foreign}`

const written = (pattern: PatternName): string => {
  if (pattern === 'country-code') return '[A-Za-z]{2}'
  const source = textPatterns[pattern].source.slice(1, -1)
  return pattern === 'time' ? source.replace('[01][0-9]', '[01]?[0-9]') : source
}

/** Digits as they are dialled, with what may stand between and around them; behind a scheme, whatever a link has. */
export const dialled = (start: string, least: number): string => {
  const between = '[\\s().[\\]\\/~-]*'
  // A trunk zero and the two of `00` come on top.
  const digits = `(?:${between}[0-9]){${least},${mostPhoneDigits + 3}}`
  const link = '(?:[A-Za-z]{1,15}\\.?:|[Tt][Ee][Ll])[^;,]*'
  return `${around(`${between}${start}${digits}${between}|${link}`)}|${foreign}`
}

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'

/** A date with white space around it, for which the format of JSON Schema has no place; or one in foreign digits. */
export const looseDate = `^[${blank}]+${day}[${blank}]*$|^${day}[${blank}]+$|${foreign}`

/** A time of day, with white space around it. */
export const timePattern = `${around('(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::00)?')}|${foreign}`

/** A whole number from 1 to a highest. */
export const ratingPattern = (max: number): string =>
  `${around(`0*(?:${Array.from({ length: max }, (_, at) => at + 1).join('|')})`)}|${foreign}`

/** A number with a comma before its fraction, or with points between its thousands. */
export const commaPattern = around("-?(?:[0-9][0-9 '.]*(?:,[0-9]+)?|,[0-9]+)")

/** A whole number in digits, its thousands apart or not. */
export const integerPattern = `${around(`-?(?:[0-9]+|${grouped})`)}|${foreign}`

const mailto = '(?:[Mm][Aa][Ii][Ll][Tt][Oo]:)?'
const address = `^[${blank}]*(?=\\S{1,${longestEmail + 9}}[${blank}]*$)${mailto}(?:${lines.email}|<${lines.email}>)[${blank}]*$`

/** An address as it may be pasted, or one with invisible marks or in full width. */
export const emailPattern = `${address}|${foreign}`
