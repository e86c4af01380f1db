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

/** A step that writes, and what it makes true. */
interface Write {
  readonly item: Record<string, unknown>
  readonly result: Submission | undefined
}

/** What a step writes; or, where it does not, the end. */
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

/** How far a change has come. */
interface Course {
  readonly tries: number
  /** A put of it may have been carried out, though no reply said so. */
  readonly uncertain: boolean
  readonly found: Found
}

const unknownIf = (uncertain: boolean, error: RepositoryError): Result =>
  E.left(uncertain ? { _tag: 'OutcomeUnknown', cause: error.cause } : error)

/** What is there in the place of what was expected: the refusal shows it, or a consistent read does. */
const foundAfter = (
  context: Context,
  target: ChangeTarget,
  { item }: Extract<CallError, { readonly _tag: 'ConditionFailed' }>,
  deadline: Instant,
): Promise<Found> =>
  item === undefined ? storedAt(context, target, deadline) : Promise.resolve(decoded(item))

/** The way on after a put that did not succeed. */
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
 * Changes an item: reads it, asks the change, puts what it says over the attempt id that was read; and again from what is
 * there whenever the put was refused or its reply is lost. Loops only while time is left.
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
