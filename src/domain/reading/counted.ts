import type { Instant } from '../kernel/instant.js'
import type { ListQuery } from './list.js'

/** Which submissions of a form to count, by their place in the lists. */
export interface CountQuery extends Pick<ListQuery, 'form' | 'shards' | 'state'> {
  /** Inclusive. */
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
}

/** How many there are; or, where they are too many for one count, the moment up to which one can go. */
export type Count =
  | { readonly _tag: 'Counted'; readonly count: number }
  /** Exclusive. */
  | { readonly _tag: 'TooMany'; readonly before: Instant }

/** How many submissions of a UTC day were there when they were counted. */
export interface CountedDay {
  /** The day's first moment. */
  readonly day: Instant
  readonly count: number
  /** Exclusive: the day has been counted up to here. */
  readonly until: Instant
}

/** How many submissions came on a UTC day. */
export interface DayCount {
  /** Its first moment. */
  readonly day: Instant
  readonly count: number
  /** Whether the day is over and its count is kept as it is. */
  readonly final: boolean
}

/** Maximum counted in one look: nobody reads more, and each look has its price. */
export const mostCounted = 200

/** How many there are, as far as one look goes. */
export interface CappedCount {
  /** 200 at most. */
  readonly count: number
  readonly more: boolean
}
