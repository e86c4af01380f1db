import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Brake } from '../../domain/notification/delivery/brake.js'
import type { Changed } from '../deliveries.js'

/** Stores the number of e-mails sent to each target per hour. */
export interface Brakes {
  readonly find: (
    target: string,
    hour: Instant,
    deadline: Instant,
  ) => TaskEither<RepositoryError, Brake | undefined>
  /**
   * Replaces the stored brake if its revision is that of `brake` (0 if none is stored), and raises it; otherwise
   * `Changed`.
   */
  readonly put: (brake: Brake, deadline: Instant) => TaskEither<RepositoryError | Changed, undefined>
  /** Brakes of past hours whose summary has not been sent; at most 100. */
  readonly ended: (now: Instant, deadline: Instant) => TaskEither<RepositoryError, readonly Brake[]>
}
