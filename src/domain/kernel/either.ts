import type { Either, Left, Right } from 'fp-ts/lib/Either.js'

/**
 * The part of fp-ts' `Either` that checks need, as bundlers can drop little of the original module. Values of both
 * modules are interchangeable.
 */
export type { Either } from 'fp-ts/lib/Either.js'

export const left = <E = never, A = never>(value: E): Either<E, A> => ({ _tag: 'Left', left: value })

export const right = <A = never, E = never>(value: A): Either<E, A> => ({ _tag: 'Right', right: value })

export const isLeft = <E, A>(either: Either<E, A>): either is Left<E> => either._tag === 'Left'

export const isRight = <E, A>(either: Either<E, A>): either is Right<A> => either._tag === 'Right'
