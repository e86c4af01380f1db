import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Instant } from '../../domain/kernel/instant.js'

/** A form's target, turned off because it answered 410. */
export interface OffTarget {
  readonly form: string
  readonly target: string
  readonly since: Instant
}

/** Stores which targets are off. */
export interface Switches {
  /** The targets that are off. May lag behind the latest writes. */
  readonly off: (deadline: Instant) => TaskEither<RepositoryError, readonly OffTarget[]>
  /** Turns a target off or on. */
  readonly put: (
    target: OffTarget,
    isOff: boolean,
    deadline: Instant,
  ) => TaskEither<RepositoryError, undefined>
}

/** Stores how far each named process has read a form's submissions. */
export interface Watermarks {
  readonly find: (name: string, deadline: Instant) => TaskEither<RepositoryError, Instant | undefined>
  readonly put: (name: string, upTo: Instant, deadline: Instant) => TaskEither<RepositoryError, undefined>
}
