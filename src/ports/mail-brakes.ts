import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { Brake } from '../domain/notification/delivery/brake.js'
import type { Changed } from './deliveries.js'

/** Keeps how many mails each target got in an hour. */
export interface Brakes {
  readonly find: (
    target: string,
    hour: Instant,
    deadline: Instant,
  ) => TaskEither<RepositoryError, Brake | undefined>
  /** Writes it in the place of the revision that it names, and raises the revision. */
  readonly put: (brake: Brake, deadline: Instant) => TaskEither<RepositoryError | Changed, undefined>
  /** Those of hours that have ended whose summary nobody has sent; at most 100. */
  readonly ended: (now: Instant, deadline: Instant) => TaskEither<RepositoryError, readonly Brake[]>
}
