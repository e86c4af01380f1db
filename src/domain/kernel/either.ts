import type { Either, Left, Right } from 'fp-ts/lib/Either.js'

/**
 * What a check needs of fp-ts' `Either`, whose module a bundler takes apart only in part. Values of either are values of
 * the other.
 */
export type { Either } from 'fp-ts/lib/Either.js'

export const left = <E = never, A = never>(value: E): Either<E, A> => ({ _tag: 'Left', left: value })

export const right = <A = never, E = never>(value: A): Either<E, A> => ({ _tag: 'Right', right: value })

export const isLeft = <E, A>(either: Either<E, A>): either is Left<E> => either._tag === 'Left'

export const isRight = <E, A>(either: Either<E, A>): either is Right<A> => either._tag === 'Right'
