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

/** Result of sending a submission. Check `ok` first. */
export type Sent<F extends AnyForm> =
  | { readonly ok: true; readonly outcome: Outcome<F> }
  | { readonly ok: false; readonly failure: SubmitFailure }

/** Options of a submitter. */
export interface SubmitterOptions {
  /** Store of submissions, such as `memoryRepository` or `dynamoRepository`. */
  readonly repository: Pick<SubmissionRepository, 'add' | 'find'>
  /** Timeout for one submission, in milliseconds; 5,000 by default. */
  readonly timeout?: number
  /** Clock in milliseconds since 1970; the machine's clock by default. */
  readonly clock?: Clock
}

/** Options of one submission. */
export interface SendOptions {
  /**
   * The sender's idempotency key, 16 to 255 visible ASCII characters: a repeated key never makes a second submission.
   */
  readonly key?: string
  /** Whether it is a test: fully processed, but kept for at most an hour and shown to nobody. */
  readonly test?: boolean
}

/** Checks the input to a form, computes its result and stores it once. */
export type Send = <const F extends AnyForm>(
  form: F,
  input: InputOf<F>,
  options?: SendOptions,
) => Promise<Sent<F>>

/**
 * Submits forms from any program. Input of an unknown shape, such as `await request.json()`, is checked like any other.
 *
 * @returns a function that starts at once and whose promise is fulfilled with the result of the submission, failures of
 * the store included. It is rejected only by a bug, such as a repository that throws.
 * @throws a `RangeError` if `timeout` is not a positive number of milliseconds
 * @example
 * const send = submitter({ repository: memoryRepository({ clock: Date.now }) })
 * const sent = await send(contact, { email: 'ada@example.org' }, { key })
 * if (sent.ok) console.log(sent.outcome.submission.receipt)
 * else if (sent.failure._tag === 'ValidationFailed') console.log(sent.failure.complaints)
 */
export const submitter = ({ repository, timeout = 5_000, clock = systemClock }: SubmitterOptions): Send => {
  if (!(timeout > 0))
    throw new RangeError(`timeout is ${timeout}; it must be a positive number of milliseconds`)
  const run = submit({ stamper: systemStamper({ clock }), digest: sha256, repository })
  return async (form, input, options = {}) => {
    const result = await run({ form, input: input as never, ...options }, clock() + timeout)()
    return result._tag === 'Right' ? { ok: true, outcome: result.right } : { ok: false, failure: result.left }
  }
}
