import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { isComplaintCode } from './complaint.js'
import type { AnyField, Field, FieldOptions, Sent, Value } from './field.js'
import { fieldOf } from './field-of.js'

/** What can be stored: JSON's values. */
export type Plain =
  string | number | boolean | null | undefined | readonly Plain[] | { readonly [name: string]: Plain }

/** Options of a field with a codec of one's own. */
export interface CustomOptions extends FieldOptions {
  /** A JSON Schema of what JSON may send; by default anything. */
  readonly schema?: Readonly<Record<string, unknown>>
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.isWellFormed()
    : typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const isObject = (value: object): boolean =>
  Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null

/** Whether a value is JSON's: what cannot be stored as it is must not be accepted. */
const isPlain = (value: unknown, levels: number): boolean => {
  if (value === undefined || value === null || isScalar(value)) return true
  if (typeof value !== 'object' || levels === 0) return false
  if (Array.isArray(value)) return value.every((each) => isPlain(each, levels - 1))
  return isObject(value) && Object.values(value).every((each) => isPlain(each, levels - 1))
}

const deepest = 20

/**
 * A field of one's own: a raw io-ts codec. It is asked only for what is not empty. An error of the codec whose message
 * is a complaint code is that complaint; any other is `invalid`. A value that JSON cannot hold is `invalid` too.
 *
 * @example
 * custom(t.strict({ width: t.Int, height: t.Int }), { label: 'Size' })
 */
export const custom = <A extends Plain, I, const O extends CustomOptions>(
  codec: t.Type<A, I>,
  options: O,
): Field<Value<A, O>, Sent<I, O>> =>
  fieldOf(
    { ...options, kind: 'custom' },
    {
      read: (input) => {
        const result = codec.decode(input)
        if (E.isRight(result)) return isPlain(result.right, deepest) ? result : E.left('invalid')
        const code = result.left.find(({ message }) => isComplaintCode(message))?.message
        return E.left(isComplaintCode(code) ? code : 'invalid')
      },
      encode: (value) => codec.encode(value as A),
    },
  )

/** A raw codec in the place of a field: labelled by its name, and optional where it takes `undefined`. */
export const rawField = (name: string, codec: t.Mixed): AnyField =>
  custom(codec as t.Type<Plain, unknown>, { label: labelOf(name), optional: codec.is(undefined) })

const labelOf = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
