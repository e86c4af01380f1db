import type { Instant } from '../kernel/instant.js'

/**
 * How many submissions one process knows of, of one sender in one window or of one form on one day. Processes tell one
 * another of theirs by a counter that they share.
 */
export interface Tally {
  /** What the counter said last, of all processes together. */
  readonly shared: number
  /** Counted here and on its way to the counter. */
  readonly sending: number
  /** Counted here, and not told yet. */
  readonly unsent: number
  /** Counted here, and sent to a counter whose answer was lost. */
  readonly lost: number
  /** When the counter was last asked. */
  readonly askedAt: Instant
}

/** Nothing is known yet. */
export const emptyTally = (now: Instant): Tally => ({
  shared: 0,
  sending: 0,
  unsent: 0,
  lost: 0,
  askedAt: now,
})

/** All that is known of. */
export const countOf = ({ shared, sending, unsent, lost }: Tally): number => shared + sending + unsent + lost

/** One submission more. */
export const withOneMore = (tally: Tally): Tally => ({ ...tally, unsent: tally.unsent + 1 })

/** All that is unsent is on its way. */
export const sent = (tally: Tally, now: Instant): Tally => ({
  ...tally,
  sending: tally.sending + tally.unsent,
  unsent: 0,
  askedAt: now,
})

/** The counter has it. Answers may come in any order: a total never gets smaller. */
export const told = (tally: Tally, count: number, total: number): Tally => ({
  ...tally,
  sending: tally.sending - count,
  lost: 0,
  shared: Math.max(tally.shared, total),
})

/** The counter does not have it: it is told with the next. */
export const notTold = (tally: Tally, count: number): Tally => ({
  ...tally,
  sending: tally.sending - count,
  unsent: tally.unsent + count,
})

/** Nobody knows whether the counter has it. It is not told twice, so that nobody is held for a lost reply. */
export const perhapsTold = (tally: Tally, count: number): Tally => ({
  ...tally,
  sending: tally.sending - count,
  lost: tally.lost + count,
})

/** Where a count stands to its limit: within, beyond, or so far beyond that nothing is stored. */
export const levelOf = (count: number, most: number): 'within' | 'beyond' | 'refused' => {
  if (count > most * 10) return 'refused'
  return count > most ? 'beyond' : 'within'
}

/** A sender's first submission in a window is told to nobody: most senders send one. */
export const isSenderDue = (tally: Tally): boolean => tally.unsent > 0 && countOf(tally) > 1

/** How many submissions of a form a process collects at most before it tells of them; fewer where the ceiling is low. */
const batchOf = (perDay: number): number => Math.min(50, Math.max(1, Math.floor(perDay / 400)))

/** After how long it tells of fewer, once a day is past three quarters of its ceiling; in milliseconds. */
const patience = 60_000

/** Whether a day's tally is to be told: far from the ceiling nobody has to know it exactly. */
export const isDayDue = (tally: Tally, perDay: number, now: Instant): boolean => {
  if (tally.unsent >= batchOf(perDay)) return true
  return tally.unsent > 0 && countOf(tally) > perDay * 0.75 && Math.abs(now - tally.askedAt) >= patience
}
