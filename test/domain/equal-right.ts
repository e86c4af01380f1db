import * as E from 'fp-ts/lib/Either.js'

/** What an Either holds on the right; fails the test where it is a left. */
export const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(`a left: ${JSON.stringify(either.left)}`)
  return either.right
}
