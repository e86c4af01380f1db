import type { Instant } from '../kernel/instant.js'

/**
 * The count of one process: submissions of one sender in one window, or of one form on one day. Processes add their
 * counts to a shared counter.
 */
export interface Tally {
  /** The latest total of the shared counter. */
  readonly shared: number
  /** Counted here and being sent to the counter. */
  readonly sending: number
  /** Counted here and not sent yet. */
  readonly unsent: number
  /** Counted here and sent without success: the counter did not add it, so it is sent again with the next request. */
  readonly refused: number
  /** Counted here and sent, but the counter's reply was lost. */
  readonly lost: number
  /** The time of the latest request to the counter. */
  readonly askedAt: Instant
}

/** An empty tally. */
export const emptyTally = (now: Instant): Tally => ({
  shared: 0,
  sending: 0,
  unsent: 0,
  refused: 0,
  lost: 0,
  askedAt: now,
})

/** The total of all known submissions. */
export const countOf = ({ shared, sending, unsent, refused, lost }: Tally): number =>
  shared + sending + unsent + refused + lost

/** The count that the next request to the counter adds. */
export const untold = ({ unsent, refused }: Tally): number => unsent + refused

/** The tally with one more submission. */
export const withOneMore = (tally: Tally): Tally => ({ ...tally, unsent: tally.unsent + 1 })

/** The tally with everything unsent marked as being sent. */
export const sent = (tally: Tally, now: Instant): Tally => ({
  ...tally,
  sending: tally.sending + untold(tally),
  unsent: 0,
  refused: 0,
  askedAt: now,
})

/** The tally after the counter's reply. Replies may arrive in any order, so a total never decreases. */
export const told = (tally: Tally, count: number, total: number): Tally => ({
  ...tally,
  sending: tally.sending - count,
  lost: 0,
  shared: Math.max(tally.shared, total),
})

/**
 * The tally after a failed request. Its count is sent with the next request but does not cause one, so that a failing
 * counter gets no more requests than a working one.
 */
export const notTold = (tally: Tally, count: number): Tally => ({
  ...tally,
  sending: tally.sending - count,
  refused: tally.refused + count,
})

/** The tally after a lost reply. The count is not sent again, so that nobody is held for a lost reply. */
export const perhapsTold = (tally: Tally, count: number): Tally => ({
  ...tally,
  sending: tally.sending - count,
  lost: tally.lost + count,
})

/** The level of a count: within its limit, beyond it (held), or so far beyond that nothing is stored. */
export const levelOf = (count: number, most: number): 'within' | 'beyond' | 'refused' => {
  if (count > most * 10) return 'refused'
  return count > most ? 'beyond' : 'within'
}

/** Whether a sender's tally is to be sent. The first submission in a window is not, as most senders send only one. */
export const isSenderDue = (tally: Tally): boolean => tally.unsent > 0 && countOf(tally) > 1

/** Maximum submissions that a process collects before it sends a form's count; fewer if the daily limit is low. */
const batchOf = (perDay: number): number => Math.min(50, Math.max(1, Math.floor(perDay / 400)))

/** Maximum age of an unsent count, in milliseconds, once a day is past three quarters of its limit. */
const patience = 60_000

/** Whether a day's tally is to be sent. Far below the limit it need not be exact. */
export const isDayDue = (tally: Tally, perDay: number, now: Instant): boolean => {
  if (tally.unsent >= batchOf(perDay)) return true
  return tally.unsent > 0 && countOf(tally) > perDay * 0.75 && Math.abs(now - tally.askedAt) >= patience
}
