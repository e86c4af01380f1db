import * as E from '../../kernel/either.js'
import type * as t from 'io-ts'
import { isComplaintCode } from '../../kernel/complaint.js'
import type { AnyField, Field, Sent, Value, TypedFieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf } from '../field-of.js'
import { labelOf } from '../../kernel/label.js'
import { isPlain, type Plain } from '../../kernel/plain-json.js'

export type { Plain } from '../../kernel/plain-json.js'

/** Options of a field with a custom codec. */
export interface CustomOptions extends TypedFieldOptions {
  /** A JSON Schema of what a JSON body may send. By default anything. */
  readonly schema?: Readonly<Record<string, unknown>>
}

/**
 * A field with a custom io-ts codec, which is used only for values that are not empty. If the message of its error is a
 * complaint code, that is the complaint; any other error is `invalid`, and so is a value that JSON cannot hold.
 *
 * @example
 * custom(t.strict({ width: t.Int, height: t.Int }), { label: 'Size' })
 */
export const custom = <A extends Plain, I, const O extends CustomOptions>(
  codec: t.Type<A, I>,
  options: Only<O, CustomOptions>,
): Field<Value<A, O>, Sent<I, O>> =>
  fieldOf(
    { ...fieldOptions('custom', options), kind: 'custom' },
    {
      read: (input) => {
        const result = codec.decode(input)
        if (E.isRight(result)) return isPlain(result.right) ? result : E.left('invalid')
        const code = result.left.find(({ message }) => isComplaintCode(message))?.message
        return E.left(isComplaintCode(code) ? code : 'invalid')
      },
      encode: (value) => codec.encode(value as A),
    },
  )

/** A field made from a bare codec: labelled by its name, and optional if the codec accepts `undefined`. */
export const rawField = (name: string, codec: t.Mixed): AnyField =>
  custom(codec as t.Type<Plain, unknown>, { label: labelOf(name), optional: codec.is(undefined) })
