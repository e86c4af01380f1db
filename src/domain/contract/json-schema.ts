import { shownSchema } from './condition-schema.js'
import { type Description, type DescriptionOf, type Kind, mayBeEmpty } from '../field/description.js'
import type { AnyForm } from '../form/form.js'
import { lines, longestUrl } from '../field/patterns/line-patterns.js'
import type { DecimalMark } from '../field/numerals/local-numeral.js'
import { wordsOf } from '../words/words.js'
import { noWords, yesWords } from '../field/kinds/boolean.js'
import { blank } from '../kernel/typed.js'
import {
  anyCase,
  decimalPattern,
  dialled,
  emailPattern,
  integerPattern,
  looseDate,
  typed,
  commaPattern,
  ratingPattern,
  timePattern,
} from './schema-patterns.js'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

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

const tick: JsonSchema = {
  anyOf: [
    { enum: [true, false, null, 1, 0] },
    { type: 'string', pattern: anyCase([...yesWords, ...noWords, '']) },
  ],
}
const tickTrue: JsonSchema = {
  anyOf: [{ enum: [true, 1] }, { type: 'string', pattern: anyCase(yesWords) }],
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
  email: () => ({ type: 'string', pattern: emailPattern }),
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
      { type: 'string', pattern: integerPattern },
    ],
  }),
  decimal: exact,
  money: exact,
  boolean: () => tick,
  choice: ({ options }) => ({ enum: options }),
  choices: several,
  date: () => ({
    anyOf: [
      { type: 'string', format: 'date' },
      { type: 'string', pattern: looseDate },
    ],
  }),
  time: () => ({ type: 'string', pattern: timePattern }),
  rating: ({ max }) => ({
    anyOf: [
      { type: 'integer', minimum: 1, maximum: max },
      { type: 'string', pattern: ratingPattern(max) },
    ],
  }),
  hidden: () => ({ type: 'string' }),
  consent: ({ optional }) => (optional === true ? tick : tickTrue),
  custom: (description) => description.schema ?? (mayBeEmpty(description) ? {} : { not: empty }),
}

/** Allows text with a decimal comma in languages that use one; only the codec checks such text. */
const withMark = (core: JsonSchema, { kind }: Description, mark: DecimalMark): JsonSchema =>
  mark === ',' && ['integer', 'decimal', 'money'].includes(kind) && Array.isArray(core['anyOf'])
    ? { anyOf: [...(core['anyOf'] as readonly JsonSchema[]), { type: 'string', pattern: commaPattern }] }
    : core

const aboutField = ({ label, hint, secret, default: fallback }: Description): JsonSchema => ({
  title: label,
  ...(hint === undefined ? {} : { description: hint }),
  ...(fallback === undefined ? {} : { default: fallback }),
  ...(secret === true ? { writeOnly: true } : {}),
})

/** The JSON Schema of one field that is shown. */
export const fieldSchema = (description: Description, mark: DecimalMark = '.'): JsonSchema => {
  const core = withMark(
    (schemas[description.kind] as (description: Description) => JsonSchema)(description),
    description,
    mark,
  )
  return {
    ...aboutField(description),
    ...(mayBeEmpty(description) && core !== tick ? { anyOf: [core, empty] } : core),
  }
}

/**
 * The JSON Schema of a field on its own. A field with a condition accepts any value, as its value is dropped while it
 * is hidden.
 */
const memberSchema = (description: Description, mark: DecimalMark): JsonSchema =>
  description.shownWhen === undefined ? fieldSchema(description, mark) : aboutField(description)

const isAlwaysAsked = (description: Description): boolean =>
  !mayBeEmpty(description) && description.shownWhen === undefined

/**
 * The JSON Schema (2020-12) of a form's JSON input; patterns use ECMA-262 syntax with the flag `u`.
 *
 * It agrees with the codec except as follows. Only the codec refuses what a schema cannot express: bounds of dates and
 * of numbers sent as text, calling codes and hosts that do not exist, JSON numbers with too many digits after the
 * point, invalid UTF-8, and rules across fields. Except in free text, characters beyond ASCII are left to the codec,
 * which knows the digits, spaces and dashes of other scripts. Only the codec accepts a choice given twice, and counts
 * CR LF as one character. A field with a condition is described by `if` and `then`: any value sent for it while it is
 * hidden is dropped, not refused.
 */
export const jsonSchema = (form: AnyForm): JsonSchema => {
  const fields = Object.entries(form.fields)
  const { decimalMark } = wordsOf(form.lang)
  const conditional = fields.flatMap(([name, { description }]) => {
    const { shownWhen } = description
    if (shownWhen === undefined) return []
    const shown = { properties: { [name]: fieldSchema(description, decimalMark) } }
    return [
      {
        if: shownSchema(form.fields, shownWhen),
        then: mayBeEmpty(description) ? shown : { ...shown, required: [name] },
      },
    ]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.title,
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([name, { description }]) => [name, memberSchema(description, decimalMark)]),
    ),
    required: fields.filter(([, { description }]) => isAlwaysAsked(description)).map(([name]) => name),
    ...(conditional.length === 0 ? {} : { allOf: conditional }),
    additionalProperties: form.unknownFields === 'ignore',
  }
}
