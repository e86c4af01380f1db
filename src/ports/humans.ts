import type { Task } from 'fp-ts/lib/Task.js'
import type { Instant } from '../domain/kernel/instant.js'

/** What is known of a proof: it holds, it does not, or nobody can say now. */
export type Proved = 'proved' | 'refused' | 'unavailable'

/** What a challenge is for: one submission of one form. */
export interface Purpose {
  readonly form: string
  /** The idempotency key that it is to come with. */
  readonly key: string
  readonly now: Instant
}

/** A proof as it was sent, and with what. */
export interface Purported {
  readonly form: string
  readonly key: string | undefined
  readonly proof: string
  readonly now: Instant
}

/** Tells whether a sender took the trouble of a person. */
export interface Humans {
  /** What a page has to solve for a submission under this key; JSON. */
  readonly challenge: (purpose: Purpose) => Task<object>
  /** It never fails: what it cannot know is `unavailable`. */
  readonly check: (purported: Purported, deadline: Instant) => Task<Proved>
}
