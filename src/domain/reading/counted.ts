import type { Instant } from '../kernel/instant.js'
import type { ListQuery } from './list.js'

/** Which submissions of a form to count: those whose place in its lists is between two moments. */
export interface CountQuery extends Pick<ListQuery, 'form' | 'shards' | 'state'> {
  /** Inclusive. */
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
}

/** The count; or, if there are too many for one request, the moment up to which they can be counted. */
export type Count =
  | { readonly _tag: 'Counted'; readonly count: number }
  /** Exclusive. */
  | { readonly _tag: 'TooMany'; readonly before: Instant }

/** The submissions of a UTC day as of the time of counting. */
export interface CountedDay {
  /** The first moment of the day. */
  readonly day: Instant
  readonly count: number
  /** Exclusive end of the part of the day counted so far. */
  readonly until: Instant
}

/** The number of submissions on a UTC day. */
export interface DayCount {
  /** The first moment of the day. */
  readonly day: Instant
  readonly count: number
  /** Whether the day is over, so that its count no longer changes. */
  readonly final: boolean
}

/** Maximum of a capped count: owners need no more, and each count has a cost. */
export const mostCounted = 200

/** A count up to a maximum. */
export interface CappedCount {
  /** At most 200. */
  readonly count: number
  readonly more: boolean
}
