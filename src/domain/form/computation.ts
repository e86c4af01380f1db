import * as E from 'fp-ts/lib/Either.js'
import type { Type } from 'io-ts'
import type { Objection } from './objection.js'
import type { Fields } from '../field/schema.js'

/** Why nothing can be computed from fields that are right by themselves: one objection or more. */
export type Refusal<Name extends string = string> = readonly [Objection<Name>, ...Objection<Name>[]]

/** A refusal as a computation returns it: `refuse({ field: 'seats', code: 'too-large' })`. */
export const refuse = <const Name extends string>(
  ...objections: Refusal<Name>
): E.Either<Refusal<Name>, never> => E.left(objections)

/** What a form computes from its fields before they are stored. All of it is pure; it runs in browsers too. */
export interface Computation<Name extends string = string, Values = Fields, Result = Fields> {
  /** Stored with each result. Change it when the same fields would give another result. */
  readonly version: string
  /** The codec of the result: an object of JSON's values; amounts as decimal text. */
  readonly result: Type<Result>
  /** The result, or what stands against computing one. */
  readonly run: (values: Values) => E.Either<Refusal<Name>, Result>
  /** How earlier versions computed, by version, so that what they gave can be verified. */
  readonly earlier?: Readonly<Record<string, (values: Fields) => E.Either<unknown, unknown>>>
  /** The result as HTML, with every text in it escaped; by default a list of its members. */
  readonly view?: (result: Result, values: Values) => string
}
