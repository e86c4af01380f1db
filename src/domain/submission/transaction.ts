import * as E from 'fp-ts/lib/Either.js'
import type { Conflict } from '../failure/failure.js'
import { hasExpired, type Instant } from '../kernel/instant.js'
import type { SubmissionId } from './identity.js'
import type { Outcome } from './outcome.js'
import {
  type Attempt,
  isLinked,
  isTombstone,
  storingTime,
  type Stored,
  type Submission,
  tombstone,
} from './submission.js'
import { verdict } from './verdict.js'
import type { Change, Unchangeable } from './waiting.js'

/**
 * The result of a write that nothing can interrupt between reading and writing, as in memory or a transaction: the
 * reply, and the item to put, if any.
 */
export interface Written<L, A> {
  readonly told: E.Either<L, A>
  readonly put?: Stored
}

/** The place of a submission: its form and id. */
export interface Place {
  readonly form: string
  readonly id: SubmissionId
}

/** The effect of an attempt on the item stored under its id. */
export const adding = (attempt: Attempt, stored: Stored | undefined): Written<Conflict, Outcome> => {
  const { submission } = attempt
  const created: Outcome = { _tag: 'Created', submission }
  const decision = stored === undefined ? undefined : verdict(attempt, created, stored, storingTime(attempt))
  if (decision?._tag === 'Done') return { told: E.right(decision.outcome) }
  if (decision?._tag === 'Refused') return { told: E.left(decision.conflict) }
  const outcome = decision?._tag === 'PutOver' ? decision.outcome : created
  return { told: E.right(outcome), put: outcome.submission }
}

/**
 * The effect of erasing: an existing tombstone is not prolonged, and a submission linked to another is left as it is.
 */
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

/** The effect of a change on a stored item. */
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
