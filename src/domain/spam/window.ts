import { epochSeconds, type Instant } from '../kernel/instant.js'

/** A stretch of time in which something is counted. All processes have the same ones, as they begin with 1970. */
export interface Window {
  readonly from: Instant
  readonly until: Instant
}

const day = 86_400_000

/** The window of a moment. */
export const windowAt = (now: Instant, milliseconds: number): Window => {
  const from = Math.floor(now / milliseconds) * milliseconds
  return { from, until: from + milliseconds }
}

/** The UTC day of a moment. */
export const dayAt = (now: Instant): Window => windowAt(now, day)

/** The hour of a moment. */
export const hourAt = (now: Instant): Window => windowAt(now, 3_600_000)

/** Whole seconds until it is over, at least one. */
export const secondsLeft = ({ until }: Window, now: Instant): number =>
  Math.max(1, Math.ceil((until - now) / 1000))

/**
 * When a count of it may be forgotten, in epoch seconds: an hour after its end, as clocks of several machines differ and
 * may be set back.
 */
export const forgottenAt = ({ until }: Window): number => epochSeconds(until) + 3_600
