import type { Comparable, Comparison, Condition } from '../field/conditions/condition.js'
import type { Description } from '../field/description.js'
import { numericKinds } from '../field/numerals/numeric-kinds.js'
import type { Schema } from '../field/schema.js'

type JsonSchema = Readonly<Record<string, unknown>>

const never: JsonSchema = { not: {} }

const member = (name: string, schema: JsonSchema): JsonSchema => ({
  properties: { [name]: schema },
  required: [name],
})

const absent = (name: string): JsonSchema => ({ not: { required: [name] } })

const bounds: Readonly<Record<Comparison, string>> = {
  '<': 'exclusiveMaximum',
  '<=': 'maximum',
  '>': 'exclusiveMinimum',
  '>=': 'minimum',
}

const opposite: Readonly<Record<Comparison, Comparison>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** The schema of a missing answer; anything if the field has a default. */
const absentUnless = (name: string, { default: fallback }: Description): JsonSchema =>
  fallback === undefined ? absent(name) : never

/**
 * The schema of answers that certainly meet a condition, or certainly do not. It says nothing about numbers and dates
 * sent as text, which a schema cannot read.
 */
const sure = (fields: Schema, condition: Condition, isMet: boolean): JsonSchema => {
  const each = (conditions: readonly Condition[]): readonly JsonSchema[] =>
    conditions.map((one) => sure(fields, one, isMet))
  if ('not' in condition) return sure(fields, condition.not, !isMet)
  if ('and' in condition) return isMet ? { allOf: each(condition.and) } : { anyOf: each(condition.and) }
  if ('or' in condition) return isMet ? { anyOf: each(condition.or) } : { allOf: each(condition.or) }
  return sureOf(fields, condition, isMet)
}

const comparedSchema = (
  [, by, value]: readonly [string, Comparison, Comparable],
  description: Description,
  isMet: boolean,
): JsonSchema =>
  numericKinds.includes(description.kind)
    ? { type: 'number', [bounds[isMet ? by : opposite[by]]]: Number(value) }
    : never

const hasSchema = (value: Comparable, isMet: boolean): JsonSchema =>
  isMet
    ? { anyOf: [{ const: value }, { type: 'array', contains: { const: value } }] }
    : { type: 'array', not: { contains: { const: value } } }

const isSchema = (value: Comparable, description: Description, isMet: boolean): JsonSchema => {
  if (isMet) return { const: value }
  return description.kind === 'choice'
    ? { enum: description.options.filter((each) => each !== value) }
    : never
}

type Leaf = Exclude<Condition, { not: unknown } | { and: unknown } | { or: unknown }>

const sureOf = (fields: Schema, leaf: Leaf, isMet: boolean): JsonSchema => {
  const name = 'ticked' in leaf ? leaf.ticked : (Object.values(leaf)[0] as readonly [string])[0]
  const description = fields[name]?.description
  if (description === undefined) return never
  const answer = member(name, answerSchema(leaf, description, isMet))
  const { shownWhen } = description
  if (isMet) return shownWhen === undefined ? answer : { allOf: [answer, sure(fields, shownWhen, true)] }
  return { anyOf: [answer, absentUnless(name, description)] }
}

/** The schema of answers that certainly meet a condition about one field, or certainly do not. */
const answerSchema = (leaf: Leaf, description: Description, isMet: boolean): JsonSchema => {
  if ('ticked' in leaf) return { const: isMet }
  if ('compare' in leaf) return comparedSchema(leaf.compare, description, isMet)
  return 'has' in leaf ? hasSchema(leaf.has[1], isMet) : isSchema(leaf.is[1], description, isMet)
}

/** The schema of answers with which a field is certainly shown. */
export const shownSchema = (fields: Schema, condition: Condition): JsonSchema => sure(fields, condition, true)
