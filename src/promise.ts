/** `dynamosync/promise`: the submit use case as one asynchronous function. */
import { sha256, systemClock, systemStamper } from './adapters/system/stamper.js'
import type { AnyForm, InputOf } from './domain/form/form.js'
import type { Outcome } from './domain/submission/outcome.js'
import { submit, type SubmitFailure } from './handlers/use-cases/submit.js'
import type { Clock } from './ports/clock.js'
import type { SubmissionRepository } from './ports/submission-repository.js'

export type { InputOf } from './domain/form/form.js'
export type { Outcome } from './domain/submission/outcome.js'
export type { SubmitFailure } from './handlers/use-cases/submit.js'

/** What became of what was sent. Check `ok` first. */
export type Sent<F extends AnyForm> =
  | { readonly ok: true; readonly outcome: Outcome<F> }
  | { readonly ok: false; readonly failure: SubmitFailure }

/** What a submitter needs. */
export interface SubmitterOptions {
  /** Where submissions are kept, such as `memoryRepository` or `dynamoRepository`. */
  readonly repository: Pick<SubmissionRepository, 'add' | 'find'>
  /** Milliseconds for one submission, after which the store is given up on; 5,000 by default. */
  readonly timeout?: number
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly clock?: Clock
}

/** What belongs to one submission beside its values. */
export interface SendOptions {
  /** The sender's idempotency key, 16 to 255 visible ASCII characters: the same key again is never a second submission. */
  readonly key?: string
  /** Goes the whole way, but is kept for an hour at most and shown to nobody. */
  readonly test?: boolean
}

/** Checks, computes and stores what was sent to a form, once. */
export type Send = <const F extends AnyForm>(
  form: F,
  input: InputOf<F>,
  options?: SendOptions,
) => Promise<Sent<F>>

/**
 * Submits forms out of any program. Input of an unknown shape, such as `await request.json()`, is checked like any other.
 *
 * @returns a function that starts at once and whose promise is fulfilled with what became of the submission, failures
 * of the store included. It is rejected only by a bug, such as a repository that throws.
 * @throws a `RangeError` where `timeout` is not a positive number of milliseconds
 * @example
 * const send = submitter({ repository: memoryRepository({ clock: Date.now }) })
 * const sent = await send(contact, { email: 'ada@example.org' }, { key })
 * if (sent.ok) console.log(sent.outcome.submission.receipt)
 * else if (sent.failure._tag === 'ValidationFailed') console.log(sent.failure.complaints)
 */
export const submitter = ({ repository, timeout = 5_000, clock = systemClock }: SubmitterOptions): Send => {
  if (!(timeout > 0)) throw new RangeError(`timeout is ${timeout}; it is a positive number of milliseconds`)
  const run = submit({ stamper: systemStamper({ clock }), digest: sha256, repository })
  return async (form, input, options = {}) => {
    const result = await run({ form, input: input as never, ...options }, clock() + timeout)()
    return result._tag === 'Right' ? { ok: true, outcome: result.right } : { ok: false, failure: result.left }
  }
}
