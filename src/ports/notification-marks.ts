import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { RepositoryError } from '../domain/failure/failure.js'
import type { Instant } from '../domain/kernel/instant.js'

/** A target of a form that is told nothing, since it answered 410. */
export interface OffTarget {
  readonly form: string
  readonly target: string
  readonly since: Instant
}

/** Keeps which targets are off. */
export interface Switches {
  /** May trail the latest writes. */
  readonly off: (deadline: Instant) => TaskEither<RepositoryError, readonly OffTarget[]>
  /** Keeps whether a target is off. */
  readonly put: (
    target: OffTarget,
    isOff: boolean,
    deadline: Instant,
  ) => TaskEither<RepositoryError, undefined>
}

/** Keeps how far a form has been gone through, by the name of what goes through it. */
export interface Watermarks {
  readonly find: (name: string, deadline: Instant) => TaskEither<RepositoryError, Instant | undefined>
  readonly put: (name: string, upTo: Instant, deadline: Instant) => TaskEither<RepositoryError, undefined>
}
