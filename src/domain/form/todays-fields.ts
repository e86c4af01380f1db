import * as E from '../kernel/either.js'
import { readBoolean } from '../field/kinds/boolean.js'
import { readInteger } from '../field/kinds/integer.js'
import type { Description } from '../field/description.js'
import type { Fields, Schema } from '../field/schema.js'
import { type Shape, shapeOf, shapeOfKind } from '../field/shape.js'
import type { AnyForm } from './form.js'

type Past = Pick<AnyForm, 'fields' | 'version' | 'earlier'>

const anyWhole = readInteger(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)

const orAsStored = (read: E.Either<unknown, unknown>, stored: unknown): unknown =>
  E.isRight(read) ? read.right : stored

/** Converts a value to another shape if that keeps its meaning; else leaves it as it is. */
const reshaped: Readonly<Record<Shape, (stored: unknown) => unknown>> = {
  text: (stored) => {
    if (Array.isArray(stored))
      return stored.length === 1 && typeof stored[0] === 'string' ? stored[0] : stored
    return typeof stored === 'number' || typeof stored === 'boolean' ? String(stored) : stored
  },
  number: (stored) => (typeof stored === 'string' ? orAsStored(anyWhole(stored), stored) : stored),
  boolean: (stored) => (typeof stored === 'string' ? orAsStored(readBoolean(stored), stored) : stored),
  list: (stored) => (typeof stored === 'string' ? [stored] : stored),
}

/** The value of a field that has another kind today. Bounds and options are ignored, as it was accepted once. */
const todaysValue = ({ kind }: Description, stored: unknown): unknown => {
  const shape = shapeOfKind[kind]
  return shape === undefined || stored === null || shapeOf(stored) === shape
    ? stored
    : reshaped[shape](stored)
}

/** The fields of an earlier version in today's meaning. If its function fails, they stay as stored. */
const inTodaysMeaning = (
  { version, earlier }: Past,
  storedBy: string | undefined,
  stored: Fields,
): Fields => {
  if (earlier === undefined || storedBy === undefined || storedBy === version) return stored
  const read = Object.hasOwn(earlier, storedBy) ? earlier[storedBy] : undefined
  if (read === undefined) return stored
  try {
    return { ...stored, ...read({ ...stored }) }
  } catch {
    return stored
  }
}

const formerName = ({ was = [] }: Description, fields: Fields): string | undefined =>
  was.find((name) => Object.hasOwn(fields, name) && fields[name] !== undefined)

/** The fields under today's names. A former name stays if the present one has a value of its own. */
const underTodaysNames = (schema: Schema, fields: Fields): Fields => {
  const named: Record<string, unknown> = { ...fields }
  for (const [name, { description }] of Object.entries(schema)) {
    const former = formerName(description, named)
    if (former !== undefined && (named[name] === undefined || named[name] === null)) {
      named[name] = named[former]
      named[former] = undefined
    }
    if (named[name] !== undefined) named[name] = todaysValue(description, named[name])
  }
  return named
}

const isSame = (one: Fields, other: Fields): boolean => {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}

const withoutNothing = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/**
 * The fields of a stored submission as its form reads them today: by present names, in their present meaning and, if
 * that keeps the meaning, of their present kind. Fields that the form no longer has keep their former names. For
 * reading only: the stored item and its receipt do not change. Returns the same object if nothing differs.
 *
 * @param storedBy the version of the form that stored them, if known
 */
export const todaysFields = (form: Past, stored: Fields, storedBy?: string): Fields => {
  const today = withoutNothing(underTodaysNames(form.fields, inTodaysMeaning(form, storedBy, stored)))
  return isSame(stored, today) ? stored : today
}
