import * as E from 'fp-ts/lib/Either.js'
import { epochSeconds } from '../../domain/kernel/instant.js'
import type { Clock } from '../../ports/clock.js'
import type { Counters } from '../../ports/limiter.js'
import { inTimeBy } from './in-time.js'

/** Number of counters at which expired ones are first removed; later at each doubling. */
const fewest = 1_000

/** Counters in the memory of this process. */
export const memoryCounters = ({ clock }: { readonly clock: Clock }): Counters => {
  const totals = new Map<string, { readonly total: number; readonly expiresAt: number }>()
  const inTime = inTimeBy(clock)
  let most = fewest
  const forget = (): void => {
    const now = epochSeconds(clock())
    for (const [name, { expiresAt }] of totals) if (expiresAt <= now) totals.delete(name)
    most = Math.max(fewest, totals.size * 2)
  }
  return {
    add: ({ name, expiresAt }, count, deadline) =>
      inTime(deadline, () => {
        const total = (totals.get(name)?.total ?? 0) + count
        totals.set(name, { total, expiresAt })
        if (totals.size > most) forget()
        return E.right(total)
      }),
  }
}
