import * as E from 'fp-ts/lib/Either.js'
import type { Conflict } from '../../domain/failure/failure.js'
import { hasExpired } from '../../domain/kernel/instant.js'
import {
  type Attempt,
  isLinked,
  isTombstone,
  type Submission,
  tombstone,
} from '../../domain/submission/submission.js'
import type { Outcome } from '../../domain/submission/outcome.js'
import { verdict } from '../../domain/submission/verdict.js'
import type { Change, Unchangeable } from '../../domain/submission/waiting.js'
import type { Clock } from '../../ports/clock.js'
import type { ChangeTarget } from '../../ports/submission-repository.js'
import type { Items } from './stored-items.js'

/** Adding, erasing and changing in memory: each happens all at once. */
export const writing = ({ get, put }: Items, clock: Clock) => {
  const store = (outcome: Outcome): E.Either<never, Outcome> => {
    put(structuredClone(outcome.submission))
    return E.right(outcome)
  }

  const add = (attempt: Attempt): E.Either<Conflict, Outcome> => {
    const { submission } = attempt
    const created: Outcome = { _tag: 'Created', submission }
    const stored = get(submission.form, submission.id)
    if (stored === undefined) return store(created)
    const decision = verdict(attempt, created, stored, submission.since)
    switch (decision._tag) {
      case 'Done':
        return E.right(decision.outcome)
      case 'Refused':
        return E.left(decision.conflict)
      case 'PutIfAbsent':
        return store(created)
      case 'PutOver':
        // Nothing can come between, as nothing here waits: what `over` names is still there.
        return store(decision.outcome)
    }
  }

  const erase = (form: string, id: string): Submission | undefined => {
    const found = get(form, id)
    const there = found === undefined || hasExpired(clock(), found) ? undefined : found
    if (there !== undefined && !isTombstone(there) && isLinked(there)) return there
    if (there === undefined || !isTombstone(there)) put(tombstone(form, id, clock()))
    return undefined
  }

  const change = (
    { form, id }: ChangeTarget,
    asked: Change,
  ): E.Either<Unchangeable, Submission | undefined> => {
    const step = asked(structuredClone(get(form, id)))
    if (step._tag === 'Refused') return E.left(step.failure)
    if (step._tag === 'Erase') put(tombstone(form, id, clock()))
    if (step._tag === 'Put') put(structuredClone(step.submission))
    return E.right(step._tag === 'Erase' ? undefined : step.submission)
  }

  return { add, erase, change }
}
