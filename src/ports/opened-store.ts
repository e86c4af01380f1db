import type { Clock } from './clock.js'
import type { DayCounts } from './day-counts.js'
import type { SubmissionRepository } from './submission-repository.js'

/** A store of one's own, opened: what keeps submissions, and what goes with it. Only `repository` is needed. */
export interface OpenedStore {
  readonly repository: SubmissionRepository
  /** What the store is, in a few words for a terminal, such as `SQLite in forms.db`. */
  readonly name?: string
  /** Where counts of days are kept. Left out, each process counts them for itself. */
  readonly dayCounts?: DayCounts
  /** Ends what would keep the process from ending, such as connections. Called once, after the last use. */
  readonly close?: () => unknown
}

/**
 * What a module for `--store` exports, by `default` or as `store`: a function that opens the store. It may also export
 * the opened store itself. A repository alone is a store.
 *
 * @example
 * export default (({ clock }) => myRepository({ clock })) satisfies OpenStore
 */
export type OpenStore = (given: {
  /** Milliseconds since 1970: the clock that every deadline is a moment of. */
  readonly clock: Clock
}) => OpenedStore | SubmissionRepository | Promise<OpenedStore | SubmissionRepository>
