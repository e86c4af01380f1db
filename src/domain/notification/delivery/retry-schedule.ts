import type { Instant } from '../../kernel/instant.js'

const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** Milliseconds before each try, counted from the one before it. */
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

/** How far chance moves a try, so that targets that were down are not all told at once: a fifth either way. */
const spread = 0.2

/** What decides when to try again. */
export interface RetryPace {
  readonly now: Instant
  /** From 0 up to, but not including, 1. */
  readonly chance: number
  /** Seconds that the target asked to be left alone. */
  readonly retryAfter?: number | undefined
}

/**
 * When to try again after this many tries; undefined where there is no further one. `Retry-After` is kept, as far as
 * the pause that would come next.
 */
export const nextTry = (tries: number, { now, chance, retryAfter = 0 }: RetryPace): Instant | undefined => {
  const pause = pauses[tries]
  if (pause === undefined) return undefined
  const asked = Number.isFinite(retryAfter) ? Math.max(0, retryAfter) * second : 0
  const own = pause * (1 - spread + 2 * spread * chance)
  return now + Math.round(Math.max(own, Math.min(asked, pauses[tries + 1] ?? pause)))
}
