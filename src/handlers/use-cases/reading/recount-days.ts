import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { CountedDay } from '../../../domain/reading/counted.js'
import type { DayCounts } from '../../../ports/day-counts.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

/** Dependencies of counting again. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'count'>
  readonly dayCounts: DayCounts
  /** Deadline of a call, computed as the call begins. */
  readonly deadline: () => Instant
}

const dayLength = 86_400_000

type Result<A> = Promise<E.Either<RepositoryError, A>>

const countUpTo = async (
  { repository, deadline }: Dependencies,
  { name: form, shards }: AnyForm,
  { day, until }: CountedDay,
): Result<number> => {
  let [count, from] = [0, day]
  while (from < until) {
    const part = await repository.count({ form, shards, from, to: until }, deadline())()
    if (E.isLeft(part)) return part
    const counted = part.right
    if (counted._tag === 'Counted') return E.right(count + counted.count)
    const before = await repository.count({ form, shards, from, to: counted.before }, deadline())()
    if (E.isLeft(before)) return before
    count += before.right._tag === 'Counted' ? before.right.count : 0
    from = counted.before
  }
  return E.right(count)
}

/**
 * The use case: recounts the days whose count is stored, after a submission was stored with a time in the past. A
 * stored count is replaced only by a count up to a later moment, so the new count goes a millisecond further.
 */
export const recountDays =
  (dependencies: Dependencies) =>
  async (form: AnyForm, days: readonly Instant[]): Result<undefined> => {
    const { dayCounts, deadline } = dependencies
    const kept = await dayCounts.kept(form.name, days, deadline())()
    if (E.isLeft(kept)) return kept
    for (const counted of kept.right) {
      // A past day has nothing after its end.
      const until = Math.min(counted.until + 1, counted.day + dayLength)
      const count = await countUpTo(dependencies, form, { ...counted, until })
      if (E.isLeft(count)) return count
      const again = { ...counted, count: count.right, until: counted.until + 1 }
      const put = await dayCounts.keep(form.name, again, deadline())()
      if (E.isLeft(put)) return put
    }
    return E.right(undefined)
  }
