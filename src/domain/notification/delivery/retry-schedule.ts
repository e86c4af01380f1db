import type { Instant } from '../../kernel/instant.js'

const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** Milliseconds before each attempt, counted from the attempt before it. */
export const pauses: readonly number[] = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** Maximum random shift of a pause, as a fraction of it, so that targets that were down are not all retried at once. */
const spread = 0.2

/** The inputs that decide the time of the next attempt. */
export interface RetryPace {
  readonly now: Instant
  /** Random, from 0 to below 1. */
  readonly chance: number
  /** The target's `Retry-After`, in seconds. */
  readonly retryAfter?: number | undefined
}

/**
 * The time of the next attempt; undefined if there is none left. `Retry-After` is honoured up to the length of the
 * pause after next.
 */
export const nextTry = (tries: number, { now, chance, retryAfter = 0 }: RetryPace): Instant | undefined => {
  const pause = pauses[tries]
  if (pause === undefined) return undefined
  const asked = Number.isFinite(retryAfter) ? Math.max(0, retryAfter) * second : 0
  const own = pause * (1 - spread + 2 * spread * chance)
  return now + Math.round(Math.max(own, Math.min(asked, pauses[tries + 1] ?? pause)))
}
