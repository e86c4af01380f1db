import * as E from '../../kernel/either.js'
import { type Comparable, type Condition, type Conditioning, fieldsIn } from './condition.js'
import type { Kind } from '../description.js'
import { numericKinds } from '../numerals/numeric-kinds.js'
import type { AnyField } from '../field.js'
import type { Schema } from '../schema.js'
import { defect } from '../../kernel/defect.js'

/** Kinds whose answers have an order. */
const ordered: readonly Kind[] = [...numericKinds, 'date', 'time']

/** Kinds whose answer is a ticked or unticked box. */
const ticks: readonly Kind[] = ['boolean', 'consent']

/** Kinds whose answer a condition may compare for equality. */
const single: readonly Kind[] = [...ordered, 'text', 'email', 'url', 'phone', 'choice', 'hidden']

type Objecting = (mistake: string) => never

const fieldAt = (fields: Schema, name: string, object: Objecting): AnyField =>
  (Object.hasOwn(fields, name) ? fields[name] : undefined) ??
  object(`asks about “${name}”, which is not a field`)

/** A value as the field stores it, so that equal answers are equal. */
const settledValue = (
  name: string,
  { codec }: AnyField,
  value: Comparable,
  object: Objecting,
): Comparable => {
  const result = codec.decode(value)
  const stored = E.isRight(result) ? [result.right].flat()[0] : undefined
  return typeof stored === 'string' || typeof stored === 'number'
    ? stored
    : object(`asks whether “${name}” is ${JSON.stringify(value)}, which it cannot be`)
}

const settledIs = (
  fields: Schema,
  [name, value]: readonly [string, Comparable],
  object: Objecting,
): Condition => {
  const field = fieldAt(fields, name, object)
  const { kind } = field.description
  if (ticks.includes(kind)) {
    if (typeof value !== 'boolean') return object(`compares “${name}” with a value other than true or false`)
    return value ? { ticked: name } : { not: { ticked: name } }
  }
  if (kind === 'choices') return object(`uses is() on “${name}”, which may have several answers; use has()`)
  if (!single.includes(kind)) return object(`asks about “${name}”, whose answers cannot be compared`)
  const settled = settledValue(name, field, value, object)
  return numericKinds.includes(kind)
    ? { and: [{ compare: [name, '>=', settled] }, { compare: [name, '<=', settled] }] }
    : { is: [name, settled] }
}

const settledHas = (
  fields: Schema,
  [name, value]: readonly [string, Comparable],
  object: Objecting,
): Condition => {
  const field = fieldAt(fields, name, object)
  const { description } = field
  if (description.kind !== 'choices')
    return object(`uses has() on “${name}”, which has only one answer; use is()`)
  return description.options.includes(String(value))
    ? { has: [name, value] }
    : object(`asks whether “${name}” has “${String(value)}”, which is not an option`)
}

/** A condition with its values in stored form. */
const settled = (fields: Schema, condition: Condition, object: Objecting): Condition => {
  const all = (conditions: readonly Condition[]): readonly Condition[] =>
    conditions.length === 0
      ? object('has an and() or an or() without conditions')
      : conditions.map((each) => settled(fields, each, object))
  if ('and' in condition) return { and: all(condition.and) }
  if ('or' in condition) return { or: all(condition.or) }
  if ('not' in condition) return { not: settled(fields, condition.not, object) }
  if ('ticked' in condition) return settledIs(fields, [condition.ticked, true], object)
  if ('is' in condition) return settledIs(fields, condition.is, object)
  if ('has' in condition) return settledHas(fields, condition.has, object)
  const [name, by, value] = condition.compare
  const field = fieldAt(fields, name, object)
  return ordered.includes(field.description.kind)
    ? { compare: [name, by, settledValue(name, field, value, object)] }
    : object(`compares “${name}”, which is not a number, an amount, a date, a time or a rating`)
}

/** Refuses conditions that depend on the field that they show. */
const checkCycles = (fields: Schema, start: string, object: Objecting): void => {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const condition = fields[name]?.description.shownWhen
    for (const next of condition === undefined ? [] : fieldsIn(condition)) {
      if (next === start) object('depends on the field itself')
      if (seen.has(next)) continue
      seen.add(next)
      visit(next)
    }
  }
  visit(start)
}

/** Refuses conditions on fields that come later: a person would be past the field when its condition is answered. */
const checkOrder = (fields: Schema, name: string, condition: Condition, object: Objecting): void => {
  const names = Object.keys(fields)
  const later = fieldsIn(condition).find((asked) => names.indexOf(asked) > names.indexOf(name))
  if (later !== undefined) object(`asks about “${later}”, which comes later; put it before “${name}”`)
}

/**
 * The fields with their conditions in stored form.
 *
 * @throws when a condition names an unknown field, a later one or one that cannot be compared, depends on its own field,
 * or may hide the natural key
 */
export const settleConditions = <S extends Conditioning>(
  form: string,
  fields: S,
  naturalKey: string | undefined,
): S =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const { shownWhen } = field.description
      if (shownWhen === undefined) return [name, field]
      const object: Objecting = (mistake) => defect(`form “${form}”: shownWhen of “${name}” ${mistake}`)
      if (name === naturalKey) object('may hide the natural key')
      const condition = settled(fields as unknown as Schema, shownWhen, object)
      checkCycles(fields as unknown as Schema, name, object)
      checkOrder(fields as unknown as Schema, name, condition, object)
      return [name, { ...field, description: { ...field.description, shownWhen: condition } }]
    }),
  ) as S
