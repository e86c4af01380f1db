import * as E from 'fp-ts/lib/Either.js'
import type { Conflict } from '../failure/failure.js'
import { hasExpired, type Instant } from '../kernel/instant.js'
import type { SubmissionId } from './identity.js'
import type { Outcome } from './outcome.js'
import { type Attempt, isLinked, isTombstone, type Stored, type Submission, tombstone } from './submission.js'
import { verdict } from './verdict.js'
import type { Change, Unchangeable } from './waiting.js'

/**
 * What a write does where nothing can come between reading and writing, as in memory or in a transaction: what is
 * told, and what is put in the place of what was stored, if anything.
 */
export interface Written<L, A> {
  readonly told: E.Either<L, A>
  readonly put?: Stored
}

/** Where a submission is. */
export interface Place {
  readonly form: string
  readonly id: SubmissionId
}

/** What an attempt does to what is stored under its id. */
export const adding = (attempt: Attempt, stored: Stored | undefined): Written<Conflict, Outcome> => {
  const { submission } = attempt
  const created: Outcome = { _tag: 'Created', submission }
  const decision = stored === undefined ? undefined : verdict(attempt, created, stored, submission.since)
  if (decision?._tag === 'Done') return { told: E.right(decision.outcome) }
  if (decision?._tag === 'Refused') return { told: E.left(decision.conflict) }
  const outcome = decision?._tag === 'PutOver' ? decision.outcome : created
  return { told: E.right(outcome), put: outcome.submission }
}

/** What erasing does: a tombstone is not prolonged, and what is linked to another is left as it is. */
export const erasing = (
  { form, id }: Place,
  stored: Stored | undefined,
  now: Instant,
): Written<never, Submission | undefined> => {
  const there = stored === undefined || hasExpired(now, stored) ? undefined : stored
  if (there === undefined) return { told: E.right(undefined), put: tombstone(form, id, now) }
  if (isTombstone(there)) return { told: E.right(undefined) }
  return isLinked(there)
    ? { told: E.right(there) }
    : { told: E.right(undefined), put: tombstone(form, id, now) }
}

/** What a change does to what is stored. */
export const changing = (
  { form, id }: Place,
  change: Change,
  stored: Stored | undefined,
  now: Instant,
): Written<Unchangeable, Submission | undefined> => {
  const step = change(stored)
  switch (step._tag) {
    case 'Refused':
      return { told: E.left(step.failure) }
    case 'Done':
      return { told: E.right(step.submission) }
    case 'Put':
      return { told: E.right(step.submission), put: step.submission }
    case 'Erase':
      return { told: E.right(undefined), put: tombstone(form, id, now) }
  }
}
