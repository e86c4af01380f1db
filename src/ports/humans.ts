import type { Task } from 'fp-ts/lib/Task.js'
import type { Instant } from '../domain/kernel/instant.js'
import type { Human } from '../domain/spam/spam-option.js'

/** Result of checking a proof: valid, invalid, or impossible to check now. */
export type Proved = 'proved' | 'refused' | 'unavailable'

/** Purpose of a challenge: one submission of one form. */
export interface Purpose {
  readonly form: string
  /** The idempotency key that the submission comes with. */
  readonly key: string
  readonly now: Instant
}

/** An unchecked proof and the submission that it came with. */
export interface Purported {
  /** The kind of proof that the form asks for. */
  readonly human: Human
  readonly form: string
  readonly key: string | undefined
  readonly proof: string
  /** The name of the host that took the request, whose own pages may send forms. */
  readonly host?: string | undefined
  readonly now: Instant
}

/** Makes challenges, and checks proofs that a person sent a submission. */
export interface Humans {
  /** Challenge that a page solves for a submission under this key; JSON. */
  readonly challenge: (purpose: Purpose) => Task<object>
  /** Checks a proof and never fails: a check that is not possible now is `unavailable`. */
  readonly check: (purported: Purported, deadline: Instant) => Task<Proved>
}
