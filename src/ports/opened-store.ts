import type { Clock } from './clock.js'
import type { DayCounts } from './day-counts.js'
import type { SubmissionRepository } from './submission-repository.js'

/** A custom store, opened: the repository and its optional companions. Only `repository` is required. */
export interface OpenedStore {
  readonly repository: SubmissionRepository
  /** Description of the store for a terminal, such as `SQLite in forms.db`. */
  readonly name?: string
  /** Storage for counts per day. By default each process counts for itself. */
  readonly dayCounts?: DayCounts
  /** Closes everything that would keep the process running, such as connections. Called once, after the last use. */
  readonly close?: () => unknown
}

/**
 * Export of a module for `--store`, as `default` or as `store`: a function that opens the store. The module may also
 * export the opened store itself; a repository alone counts as a store.
 *
 *
 * @example
 * export default (({ clock }) => myRepository({ clock })) satisfies OpenStore
 */
export type OpenStore = (given: {
  /** Clock of every deadline, in milliseconds since 1970. */
  readonly clock: Clock
}) => OpenedStore | SubmissionRepository | Promise<OpenedStore | SubmissionRepository>
