import * as E from 'fp-ts/lib/Either.js'
import type { Conflict, RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import type { Outcome } from '../../../domain/submission/outcome.js'
import { type Attempt, storingTime } from '../../../domain/submission/submission.js'
import { type Verdict, verdict } from '../../../domain/submission/verdict.js'
import type { CallError } from '../client/call-error.js'
import type { Condition } from '../calls/store-calls.js'
import type { Context } from '../calls/context.js'
import { itemOf } from './item.js'
import { another, isPassing, repositoryError } from '../calls/retry.js'
import { decoded, storedAt } from './read-item.js'

type Result = E.Either<Conflict | RepositoryError, Outcome>

/** A step of an attempt: the next put, and its result once it succeeds. */
interface Step {
  readonly when: Condition
  readonly outcome: Outcome
}

const absent = (attempt: Attempt): Step => ({
  when: { _tag: 'Absent', now: epochSeconds(storingTime(attempt)) },
  outcome: { _tag: 'Created', submission: attempt.submission },
})

/** Decides the next put, or the result. */
const next = (attempt: Attempt, decision: Verdict): E.Either<Result, Step> => {
  switch (decision._tag) {
    case 'Done':
      return E.left(E.right(decision.outcome))
    case 'Refused':
      return E.left(E.left(decision.conflict))
    case 'PutIfAbsent':
      return E.right(absent(attempt))
    case 'PutOver':
      return E.right({ when: { _tag: 'WrittenBy', attemptId: decision.over }, outcome: decision.outcome })
  }
}

/** A failed put, and the knowledge about the attempt at that time. */
interface FailedPut {
  readonly error: CallError
  readonly step: Step
  readonly deadline: Instant
  /** Whether an earlier put of this attempt may have been carried out. */
  readonly uncertain: boolean
}

/**
 * Decides after a failed condition by the existing item. If it cannot be read, the outcome is unknown, as it may be
 * this very submission: “not stored” would be a guess.
 */
const afterConflict = async (
  context: Context,
  attempt: Attempt,
  { error, step, deadline, uncertain }: FailedPut,
): Promise<E.Either<Result, Step>> => {
  const shown = error._tag === 'ConditionFailed' ? error.item : undefined
  // DynamoDB returns the item with the refusal; if it does not, one consistent read does.
  const found = shown === undefined ? await storedAt(context, attempt.submission, deadline) : decoded(shown)
  if (E.isLeft(found)) {
    const { _tag, cause } = found.left
    const isFinal = _tag === 'StoreBroken' || _tag === 'ItemUnreadable'
    return E.left(E.left({ _tag: isFinal && !uncertain ? _tag : 'OutcomeUnknown', cause }))
  }
  if (found.right === undefined) return E.right(absent(attempt))
  return next(attempt, verdict(attempt, step.outcome, found.right, storingTime(attempt)))
}

/**
 * Ends an attempt without a successful try. If one may have been carried out, a last read can tell; otherwise the
 * outcome is unknown.
 */
const settle = async (
  context: Context,
  attempt: Attempt,
  { error, step, deadline }: FailedPut,
): Promise<Result> => {
  const unknown: Result = E.left({
    _tag: 'OutcomeUnknown',
    cause: 'cause' in error ? error.cause : undefined,
  })
  const found = await storedAt(context, attempt.submission, deadline)
  if (E.isLeft(found) || found.right === undefined) return unknown
  const end = next(attempt, verdict(attempt, step.outcome, found.right, storingTime(attempt)))
  return E.isLeft(end) ? end.left : unknown
}

/**
 * Stores an attempt: one conditional put, repeated under the same attempt id after anything but a clear answer, so that
 * it recognises its own write. Loops only until the deadline.
 */
export const add = async (context: Context, attempt: Attempt, deadline: Instant): Promise<Result> => {
  let step = absent(attempt)
  let uncertain = false
  for (let tries = 1; ;) {
    const reply = await context.calls.put(
      itemOf(step.outcome.submission, attempt.shards),
      step.when,
      deadline,
    )
    if (E.isRight(reply)) return E.right(step.outcome)
    const error = reply.left
    if (error._tag === 'ConditionFailed') {
      const decision = await afterConflict(context, attempt, { error, step, deadline, uncertain })
      if (E.isLeft(decision)) return decision.left
      step = decision.right
      continue
    }
    uncertain ||= error._tag === 'Uncertain'
    if (isPassing(error) && (await another(tries, deadline, context))) {
      tries += 1
      continue
    }
    return uncertain
      ? settle(context, attempt, { error, step, deadline, uncertain })
      : E.left(repositoryError(error))
  }
}
