import type { CountedDay } from '../../domain/reading/counted.js'
import * as E from 'fp-ts/lib/Either.js'
import type { Clock } from '../../ports/clock.js'
import type { DayCounts } from '../../ports/day-counts.js'
import { inTimeBy } from './in-time.js'

/** Counts per day in the memory of this process. */
export const memoryDayCounts = ({ clock }: { readonly clock: Clock }): DayCounts => {
  const counts = new Map<string, CountedDay>()
  const inTime = inTimeBy(clock)
  const keep = (form: string, count: CountedDay): E.Either<never, undefined> => {
    const key = `${form}#${count.day}`
    if ((counts.get(key)?.until ?? count.day) < count.until) counts.set(key, count)
    return E.right(undefined)
  }
  return {
    kept: (form, days, deadline) =>
      inTime(deadline, () => E.right(days.flatMap((day) => counts.get(`${form}#${day}`) ?? []))),
    keep: (form, count, deadline) => inTime(deadline, () => keep(form, count)),
  }
}
