import type { DayCount, CountedDay } from '../../../domain/reading/counted.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { AnyForm } from '../../../domain/form/form.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Clock } from '../../../ports/clock.js'
import type { DayCounts } from '../../../ports/day-counts.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

/** Dependencies of counting by day. */
export interface Dependencies {
  readonly repository: Pick<SubmissionRepository, 'count'>
  readonly dayCounts: DayCounts
  readonly clock: Clock
}

type Result<A> = E.Either<RepositoryError, A>

const minute = 60_000
const dayLength = 1_440 * minute

/** Milliseconds after which a submission is in the index, however late its write: from then on a count is final. */
const margin = 15 * minute

/** Minimum rows that a stored count of today saves later; a smaller count is not worth its write. */
const worthKeeping = 1_000

/** Below this count, the next step covers twice the time. */
const few = 10_000

/** Number of days counted at once. */
const atOnce = 4

/** End of the part of a day whose count is final by now. */
const settledOf = (day: Instant, now: Instant): Instant =>
  Math.min(day + dayLength, Math.floor((now - margin) / margin) * margin)

/** Progress of one day: the count, the moment it reaches, and the part not stored yet. */
interface Progress extends CountedDay {
  readonly fresh: number
  /** Width of the next step, in milliseconds. */
  readonly width: number
}

type Settings = readonly [Dependencies, AnyForm, Instant]

/** Continues the count, up to `end`. */
const further = async (
  [{ repository }, { name: form, shards }, deadline]: Settings,
  { day, until, count, fresh, width }: Progress,
  end: Instant,
): Promise<Result<Progress>> => {
  const to = Math.min(end, until + width)
  const reply = await repository.count({ form, shards, from: until, to }, deadline)()
  return pipe(
    reply,
    E.map((counted) =>
      counted._tag === 'TooMany'
        ? { day, until, count, fresh, width: counted.before - until }
        : {
            day,
            until: to,
            count: count + counted.count,
            fresh: fresh + counted.count,
            width: counted.count < few ? width * 2 : width,
          },
    ),
  )
}

/**
 * Stores the final part of a count. A temporary failure is ignored, as the day is counted again; missing permissions
 * are reported.
 */
const keeping = async (
  [{ dayCounts }, { name: form }, deadline]: Settings,
  { day, count, until }: Progress,
): Promise<Result<undefined>> => {
  const put = await dayCounts.keep(form, { day, count, until }, deadline)()
  return E.isLeft(put) && put.left._tag === 'StoreBroken' ? put : E.right(undefined)
}

const countDay = async (settings: Settings, kept: CountedDay): Promise<Result<DayCount>> => {
  const { day } = kept
  const [end, settled] = [day + dayLength, settledOf(day, settings[0].clock())]
  let done: Progress = { ...kept, fresh: 0, width: dayLength }
  while (done.until < end) {
    const next = await further(settings, done, done.until < settled ? settled : end)
    if (E.isLeft(next)) return next
    const isWorthKeeping = next.right.fresh >= worthKeeping || next.right.until === end
    const hasMoved = next.right.until > done.until
    done = next.right
    if (!hasMoved || !isWorthKeeping || done.until > settled) continue
    const put = await keeping(settings, done)
    if (E.isLeft(put)) return put
    done = { ...done, fresh: 0 }
  }
  return E.right({ day, count: done.count, final: end <= settled })
}

/**
 * The use case: counts a form's submissions on each of the last `days` days (UTC), oldest first, today last. A past day
 * is counted once and stored. A count stopped by the deadline continues from there the next time.
 */
export const countDays =
  (dependencies: Dependencies) =>
  (form: AnyForm, days: number, deadline: Instant) =>
  async (): Promise<Result<readonly DayCount[]>> => {
    const today = Math.floor(dependencies.clock() / dayLength) * dayLength
    const wanted = Array.from({ length: days }, (_, n) => today - (days - 1 - n) * dayLength)
    const kept = await dependencies.dayCounts.kept(form.name, wanted, deadline)()
    if (E.isLeft(kept)) return kept
    const known = new Map(kept.right.map((each) => [each.day, each]))
    const counts: DayCount[] = []
    for (let n = 0; n < wanted.length; n += atOnce) {
      const group = wanted.slice(n, n + atOnce)
      const results = E.sequenceArray(
        await Promise.all(
          group.map((day) =>
            countDay([dependencies, form, deadline], known.get(day) ?? { day, count: 0, until: day }),
          ),
        ),
      )
      if (E.isLeft(results)) return results
      counts.push(...results.right)
    }
    return E.right(counts)
  }
