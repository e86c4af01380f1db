import * as E from '../../kernel/either.js'
import { defect } from '../../kernel/defect.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'
import { readInteger } from './integer.js'

/** Options of a rating. */
export interface RatingOptions extends FieldOptions {
  /** The best rating, 2 to 10; 5 by default. The lowest is 1. */
  readonly max?: number
  /** The meaning of the lowest rating, such as “Poor”. */
  readonly low?: string
  /** The meaning of the highest rating, such as “Excellent”. */
  readonly high?: string
  /** The rating that an empty field gets. */
  readonly default?: number
}

/** Reads ratings from 1 to `max`. */
export const readRating = (max: number): Read<number> => {
  const read = readInteger(1, max)
  return (input) => {
    const rating = read(input)
    return rating._tag === 'Right' ? rating : E.left('not-a-choice')
  }
}

/**
 * A whole number from 1 to `max`, shown as a row of choices.
 *
 * @example
 * rating({ label: 'How was your stay?', low: 'Poor', high: 'Excellent' })
 * @throws when the form is defined, if `max` is not 2 to 10
 */
export const rating = <const O extends RatingOptions>(
  options: Only<O, RatingOptions>,
): Field<Value<number, O>, Sent<number | string, O>> => {
  fieldOptions('rating', options)
  const { label, max = 5 } = options
  if (!Number.isInteger(max) || max < 2 || max > 10) defect(`“${label}”: max must be 2 to 10`)
  return fieldOf<Value<number, O>, Sent<number | string, O>>(
    { kind: 'rating', ...options, max },
    { read: readRating(max) },
  )
}
