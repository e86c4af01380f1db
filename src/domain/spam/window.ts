import { epochSeconds, type Instant } from '../kernel/instant.js'

/** A period in which something is counted. Windows are aligned to 1970, so all processes share them. */
export interface Window {
  readonly from: Instant
  readonly until: Instant
}

const day = 86_400_000

/** The window of `milliseconds` that contains a moment. */
export const windowAt = (now: Instant, milliseconds: number): Window => {
  const from = Math.floor(now / milliseconds) * milliseconds
  return { from, until: from + milliseconds }
}

/** The UTC day of a moment. */
export const dayAt = (now: Instant): Window => windowAt(now, day)

/** The hour of a moment. */
export const hourAt = (now: Instant): Window => windowAt(now, 3_600_000)

/** Whole seconds until the window ends, at least 1. */
export const secondsLeft = ({ until }: Window, now: Instant): number =>
  Math.max(1, Math.ceil((until - now) / 1000))

/**
 * The expiry of a count, in epoch seconds: an hour after its window ends, as clocks differ between machines and may be
 * set back.
 */
export const forgottenAt = ({ until }: Window): number => epochSeconds(until) + 3_600
