import * as E from '../../kernel/either.js'
import type { Field, FieldOptions } from '../field.js'
import { fieldOptions } from '../known-options.js'
import { fieldOf, type Read } from '../field-of.js'
import { asciiSigns } from '../../kernel/signs.js'
import { lazily } from '../../kernel/lazily.js'
import { trimmed } from '../../kernel/typed.js'

/** Options of a checkbox. An unticked one is not sent, so it can neither be required nor have a default. */
export type BooleanOptions = Omit<FieldOptions, 'optional' | 'default'>

/** Words for yes and no in the languages of forms; upper and lower case do not matter. */
export const yesWords = ['on', 'true', '1', 'yes', 'y', 'ja', 'oui', 'sí', 'si', 'نعم'] as const
export const noWords = ['off', 'false', '0', 'no', 'n', 'nein', 'non', 'لا'] as const

const truths = lazily(
  (): ReadonlyMap<unknown, boolean> =>
    new Map<unknown, boolean>([
      ...yesWords.map((word): [string, boolean] => [word, true]),
      ...noWords.map((word): [string, boolean] => [word, false]),
      ['', false],
      [true, true],
      [false, false],
      [1, true],
      [0, false],
    ]),
)

/** The boolean that a yes-or-no answer means; undefined for anything else. */
export const truthOf = (input: unknown): boolean | undefined =>
  truths().get(typeof input === 'string' ? asciiSigns(trimmed(input)).toLowerCase() : input)

/** Reads yes and no. */
export const readBoolean: Read<boolean> = (input) => {
  const truth = truthOf(input)
  return truth === undefined ? E.left('not-yes-or-no') : E.right(truth)
}

/** The values that may be sent for a checkbox. */
export type BooleanSent =
  | boolean
  | 1
  | 0
  | (typeof yesWords)[number]
  | (typeof noWords)[number]
  | null
  | undefined

/**
 * A checkbox: ticked or not. An absent value is false.
 *
 * @example
 * boolean({ label: 'Call me back' })
 */
export const boolean = (options: BooleanOptions): Field<boolean, BooleanSent> =>
  fieldOf(
    { kind: 'boolean', ...fieldOptions('boolean', options) },
    { read: readBoolean, empty: E.right(false) },
  )
