/** `dynamosync/adapter`: types and functions for a custom adapter. */
export { hasExpired, type Instant } from './domain/kernel/instant.js'
export type { Conflict, RepositoryError } from './domain/failure/failure.js'
export type { SubmissionId } from './domain/submission/identity.js'
export type { Outcome } from './domain/submission/outcome.js'
export {
  type Attempt,
  isHidden,
  isLinked,
  isTombstone,
  readable,
  type Stored,
  type Submission,
  type Tombstone,
  tombstone,
} from './domain/submission/submission.js'
export {
  type Change,
  allStates,
  type State,
  stateOf,
  type Step,
  type Unchangeable,
} from './domain/submission/waiting.js'
export { adding, changing, erasing, type Place, type Written } from './domain/submission/transaction.js'
export { type Verdict, verdict } from './domain/submission/verdict.js'
export {
  boundsOf,
  idIn,
  isWanted,
  mergeRows,
  type ListPage,
  type ListPosition,
  type ListQuery,
  positionOf,
  type Row,
  type ShardRows,
  rowOf,
  shardOf,
  shardsOf,
} from './domain/reading/list.js'
export type { Shape } from './domain/field/shape.js'
export type { Count, CountedDay, CountQuery } from './domain/reading/counted.js'
export type { FoundSubmissions } from './domain/reading/found.js'
export type { Clock } from './ports/clock.js'
export type { DayCounts } from './ports/day-counts.js'
export type { HttpAnswer, HttpRequest } from './ports/http.js'
export type { OpenedStore, OpenStore } from './ports/opened-store.js'
export type { ChangeTarget, SubmissionRepository } from './ports/submission-repository.js'
export type { Transport } from './ports/transport.js'
