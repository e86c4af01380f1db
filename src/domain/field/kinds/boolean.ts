import * as E from 'fp-ts/lib/Either.js'
import type { Field, FieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import { fieldOf, type Read } from '../field-of.js'

/** Options of a checkbox. An unticked one is not sent, so it can be neither required nor have a default. */
export type BooleanOptions = Omit<FieldOptions, 'optional' | 'default'>

/** What a form or a query may send for an answer to yes or no, and what it means. */
export const truths: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...['on', 'true', '1', 'yes'].map((word): [string, boolean] => [word, true]),
  ...['off', 'false', '0', 'no', ''].map((word): [string, boolean] => [word, false]),
  [true, true],
  [false, false],
])

/** Reads yes and no. */
export const readBoolean: Read<boolean> = (input) => {
  const truth = truths.get(typeof input === 'string' ? input.trim() : input)
  return truth === undefined ? E.left('not-yes-or-no') : E.right(truth)
}

/** What may be sent for a checkbox. */
export type BooleanSent =
  boolean | 'on' | 'off' | 'true' | 'false' | '1' | '0' | 'yes' | 'no' | null | undefined

/**
 * A checkbox: ticked or not. Absent is false.
 *
 * @example
 * boolean({ label: 'Call me back' })
 */
export const boolean = (options: BooleanOptions): Field<boolean, BooleanSent> =>
  fieldOf(
    { kind: 'boolean', ...fieldOptions('boolean', options) },
    { read: readBoolean, empty: E.right(false) },
  )
