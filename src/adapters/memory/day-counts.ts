import * as E from 'fp-ts/lib/Either.js'
import type { DayCounts, KeptCount } from '../../ports/day-counts.js'

/** Counts of days in this process, gone with it. */
export const memoryDayCounts = (): DayCounts => {
  const counts = new Map<string, KeptCount>()
  return {
    kept: (form, days) => () =>
      Promise.resolve(E.right(days.flatMap((day) => counts.get(`${form}#${day}`) ?? []))),
    keep: (form, count) => () => {
      const key = `${form}#${count.day}`
      if ((counts.get(key)?.until ?? count.day) < count.until) counts.set(key, count)
      return Promise.resolve(E.right(undefined))
    },
  }
}
