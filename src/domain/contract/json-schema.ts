import { type Description, type DescriptionOf, type Kind, mayBeEmpty } from '../field/description.js'
import { mostDigits } from '../money/decimal-text.js'
import type { AnyForm } from '../form/form.js'
import { mostPhoneDigits } from '../field/calling-codes.js'
import { around, lines, longestEmail, longestUrl } from '../field/line-patterns.js'
import { noWords, yesWords } from '../field/kinds/boolean.js'
import { blank } from '../kernel/typed.js'
import { type PatternName, textPatterns } from '../field/text-patterns.js'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

const line = (source: string, longest: number): JsonSchema => ({
  type: 'string',
  pattern: `^[${blank}]*(?=\\S{1,${longest}}[${blank}]*$)(?:${source})[${blank}]*$`,
})

/** Decimal text of up to 38 digits, so many of them after the point; zeros on either side do not count. */
const decimalPattern = (scale: number): string => {
  const most = mostDigits - scale
  const whole = most === 0 ? '0*' : `(?:0*[1-9][0-9]{0,${most - 1}}|0*)`
  return around(`(?=-?\\.?[0-9])-?${whole}(?:\\.(?=[0-9])[0-9]{0,${scale}}0*)?`)
}

const exact = ({ scale, min, max }: DescriptionOf<'decimal' | 'money'>): JsonSchema => ({
  anyOf: [
    { type: 'string', pattern: decimalPattern(scale) },
    {
      type: 'number',
      ...(min === undefined ? {} : { minimum: Number(min) }),
      ...(max === undefined ? {} : { maximum: Number(max) }),
    },
  ],
})

const empty: JsonSchema = { type: ['null', 'string'], pattern: `^[${blank}]*$` }

/** A text with a sign beyond ASCII: the codec knows digits, letters and dashes of other scripts, and no schema can. */
const foreign = `^(?=[\\s\\S]*[^\\x20-\\x7E])(?=[\\s\\S]*[^${blank}])`

/** A word in small or capital letters, with nothing visible around it; or one in signs of another script. */
const anyCase = (words: readonly string[]): string =>
  `${around(words.map((word) => word.replace(/[a-z]/g, (c) => `[${c}${c.toUpperCase()}]`)).join('|'))}|${foreign}`

const tick: JsonSchema = {
  anyOf: [
    { enum: [true, false, null, 1, 0] },
    { type: 'string', pattern: anyCase([...yesWords, ...noWords, '']) },
  ],
}
const tickTrue: JsonSchema = {
  anyOf: [{ enum: [true, 1] }, { type: 'string', pattern: anyCase(yesWords) }],
}

/** A pattern as it may be typed: the codec writes `de` as `DE` and `9:30` as `09:30`, in signs of any script. */
const typed = (pattern: PatternName): string =>
  pattern === 'letters' ? around(written(pattern)) : `${around(written(pattern))}|${foreign}`

const written = (pattern: PatternName): string => {
  if (pattern === 'country-code') return '[A-Za-z]{2}'
  const source = textPatterns[pattern].source.slice(1, -1)
  return pattern === 'time' ? source.replace('[01][0-9]', '[01]?[0-9]') : source
}

/** Digits as they are dialled, with what may stand between and around them; behind a scheme, whatever a link has. */
const dialled = (start: string, least: number): string => {
  const between = '[\\s().[\\]\\/~-]*'
  // A trunk zero and the two of `00` come on top.
  const digits = `(?:${between}[0-9]){${least},${mostPhoneDigits + 3}}`
  const link = '(?:[Tt][Ee][Ll]|[Pp][Hh][Oo][Nn][Ee]|[Cc][Aa][Ll][Ll][Tt][Oo]|[Ss][Mm][Ss])[^;,]*'
  return `${around(`${between}${start}${digits}${between}|${link}`)}|${foreign}`
}

const several = ({ options, min, max, optional }: DescriptionOf<'choices'>): JsonSchema => ({
  anyOf: [
    { type: 'array', items: { enum: options }, uniqueItems: true, minItems: min, maxItems: max },
    ...(min === 1 ? [{ enum: options }] : []),
    ...(optional === true ? [{ type: 'array', maxItems: 0 }] : []),
  ],
})

const schemas: { readonly [K in Kind]: (description: DescriptionOf<K>) => JsonSchema } = {
  text: ({ minLength, maxLength, pattern }) => ({
    type: 'string',
    minLength,
    maxLength,
    pattern: pattern === undefined ? `[^${blank}]` : typed(pattern),
  }),
  email: () => line(`(?:[Mm][Aa][Ii][Ll][Tt][Oo]:)?(?:${lines.email}|<${lines.email}>)`, longestEmail + 9),
  url: () => ({
    type: 'string',
    pattern: `^[${blank}]*(?=[\\s\\S]{1,${longestUrl}}[${blank}]*$)(?:${lines.url})[${blank}]*$`,
  }),
  phone: ({ country }) => ({
    type: 'string',
    pattern: country === undefined ? dialled('(?:\\+|0(?=[\\s().[\\]\\/~-]*0))', 7) : dialled('\\+?', 2),
  }),
  integer: ({ min, max }) => ({
    anyOf: [
      { type: 'integer', minimum: min, maximum: max },
      { type: 'string', pattern: around('-?[0-9]+') },
    ],
  }),
  decimal: exact,
  money: exact,
  boolean: () => tick,
  choice: ({ options }) => ({ enum: options }),
  choices: several,
  date: () => ({ type: 'string', format: 'date' }),
  consent: ({ optional }) => (optional === true ? tick : tickTrue),
  custom: (description) => description.schema ?? (mayBeEmpty(description) ? {} : { not: empty }),
}

/** What JSON may send for a field. */
export const fieldSchema = (description: Description): JsonSchema => {
  const { label, hint, secret, default: fallback } = description
  const core = (schemas[description.kind] as (description: Description) => JsonSchema)(description)
  return {
    title: label,
    ...(hint === undefined ? {} : { description: hint }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(secret === true ? { writeOnly: true } : {}),
    ...(mayBeEmpty(description) && core !== tick ? { anyOf: [core, empty] } : core),
  }
}

/**
 * What JSON may send for a form, as JSON Schema 2020-12; patterns are of ECMA-262 with the flag `u`.
 *
 * It says what the codec does, with these differences. The codec alone refuses what no schema can express: bounds of
 * numbers that come as text and of dates, calling codes that do not exist, hosts that are none, JSON numbers with too many digits after the point, characters that are no
 * UTF-8, rules across fields. What has a sign beyond
 * ASCII is left to the codec where a pattern or a yes is asked for. The codec alone takes white space around a date, an
 * answer given twice among several, and CR LF counted as one character.
 */
export const jsonSchema = (form: AnyForm): JsonSchema => {
  const fields = Object.entries(form.fields)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.title,
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, { description }]) => [name, fieldSchema(description)])),
    required: fields.filter(([, { description }]) => !mayBeEmpty(description)).map(([name]) => name),
    additionalProperties: form.unknownFields === 'ignore',
  }
}
