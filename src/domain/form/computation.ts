import * as E from 'fp-ts/lib/Either.js'
import type { Type } from 'io-ts'
import type { Objection } from './objection.js'
import type { Fields } from '../field/schema.js'

/** Reasons why nothing can be computed from valid fields: at least one objection. */
export type Refusal<Name extends string = string> = readonly [Objection<Name>, ...Objection<Name>[]]

/** A refusal as a computation returns it: `refuse({ field: 'seats', code: 'too-large' })`. */
export const refuse = <const Name extends string>(
  ...objections: Refusal<Name>
): E.Either<Refusal<Name>, never> => E.left(objections)

/** The computation of a result from a form's fields, before they are stored. Pure; it runs in browsers as well. */
export interface Computation<Name extends string = string, Values = Fields, Result = Fields> {
  /** The version stored with each result. Change it when the same fields would give another result. */
  readonly version: string
  /** The codec of the result: an object of JSON values; amounts are decimal text. */
  readonly result: Type<Result>
  /** Computes the result, or refuses. */
  readonly run: (values: Values) => E.Either<Refusal<Name>, Result>
  /** Functions of earlier versions, by version, so that their results can be verified. */
  readonly earlier?: Readonly<Record<string, (values: Fields) => E.Either<unknown, unknown>>>
  /** The result as HTML, with every text escaped. Default: a list of its members. */
  readonly view?: (result: Result, values: Values) => string
}
