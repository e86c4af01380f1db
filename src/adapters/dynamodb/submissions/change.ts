import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { type Stored, type Submission, tombstone } from '../../../domain/submission/submission.js'
import type { Change, Step, Unchangeable } from '../../../domain/submission/waiting.js'
import type { ChangeTarget } from '../../../ports/submission-repository.js'
import type { CallError } from '../client/call-error.js'
import type { Context } from '../calls/context.js'
import { itemOf, tombstoneItemOf } from './item.js'
import { another, isPassing, repositoryError } from '../calls/retry.js'
import { decoded, storedAt } from './read-item.js'

type Result = E.Either<Unchangeable | RepositoryError, Submission | undefined>

/** A write, and its result once it succeeds. */
interface Write {
  readonly item: Record<string, unknown>
  readonly result: Submission | undefined
}

/** The write of a step, or the result of a step without one. */
const writeOf = (step: Step, { form, id, shards }: ChangeTarget, now: Instant): E.Either<Result, Write> => {
  switch (step._tag) {
    case 'Done':
      return E.left(E.right(step.submission))
    case 'Refused':
      return E.left(E.left(step.failure))
    case 'Put':
      return E.right({ item: itemOf(step.submission, shards), result: step.submission })
    case 'Erase':
      return E.right({ item: tombstoneItemOf(tombstone(form, id, now)), result: undefined })
  }
}

const attemptIdOf = (stored: Stored | undefined): string =>
  stored !== undefined && 'attemptId' in stored ? stored.attemptId : ''

type Found = E.Either<RepositoryError, Stored | undefined>

/** Progress of a change. */
interface Course {
  readonly tries: number
  /** Whether a put may have been carried out without a reply. */
  readonly uncertain: boolean
  readonly found: Found
}

const unknownIf = (uncertain: boolean, error: RepositoryError): Result =>
  E.left(uncertain ? { _tag: 'OutcomeUnknown', cause: error.cause } : error)

/** Reads the unexpected item: the refusal shows it, or a consistent read does. */
const foundAfter = (
  context: Context,
  target: ChangeTarget,
  { item }: Extract<CallError, { readonly _tag: 'ConditionFailed' }>,
  deadline: Instant,
): Promise<Found> =>
  item === undefined ? storedAt(context, target, deadline) : Promise.resolve(decoded(item))

/** Decides the next step after a failed put. */
const next = async (
  context: Context,
  target: ChangeTarget,
  { tries, uncertain, found, error }: Course & { readonly error: CallError },
  deadline: Instant,
): Promise<E.Either<Result, Course>> => {
  if (error._tag === 'ConditionFailed')
    return E.right({ tries, uncertain, found: await foundAfter(context, target, error, deadline) })
  const maybe = uncertain || error._tag === 'Uncertain'
  if (!isPassing(error) || !(await another(tries, deadline, context)))
    return E.left(unknownIf(maybe, repositoryError(error)))
  const again = error._tag === 'Uncertain' ? await storedAt(context, target, deadline) : found
  return E.right({ tries: tries + 1, uncertain: maybe, found: again })
}

/**
 * Changes an item: reads it, calls the change, and puts the result on condition that the attempt id is still the one
 * read. Starts over from the stored item after each refused put or lost reply. Loops only until the deadline.
 */
export const changeItem = async (
  context: Context,
  target: ChangeTarget,
  change: Change,
  deadline: Instant,
): Promise<Result> => {
  const found = target.seen === undefined ? await storedAt(context, target, deadline) : E.right(target.seen)
  for (let course: Course = { tries: 1, uncertain: false, found }; ;) {
    if (E.isLeft(course.found)) return unknownIf(course.uncertain, course.found.left)
    const write = writeOf(change(course.found.right), target, context.now())
    if (E.isLeft(write)) return write.left
    const when = { _tag: 'WrittenBy', attemptId: attemptIdOf(course.found.right) } as const
    const reply = await context.calls.put(write.right.item, when, deadline)
    if (E.isRight(reply)) return E.right(write.right.result)
    const step = await next(context, target, { ...course, error: reply.left }, deadline)
    if (E.isLeft(step)) return step.left
    course = step.right
  }
}
