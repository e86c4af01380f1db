import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Clock } from '../../ports/clock.js'

/** Runs an operation that takes no time, unless its deadline has passed: then it fails as in a remote store. */
export const inTimeBy =
  (clock: Clock) =>
  <L, A>(deadline: Instant, work: () => E.Either<L, A>): TaskEither<L | RepositoryError, A> =>
  () =>
    Promise.resolve(
      clock() < deadline ? work() : E.left({ _tag: 'StoreUnavailable', cause: new Error('no time left') }),
    )
