import { limits } from './limits.js'
import { day, type Traffic } from './traffic.js'

/** A way to lay out the keys. */
export interface Design {
  readonly name: string
  /** Write units of one submission, in the table and in its index together. */
  readonly writeUnits: number
  /** Bytes read for a row of a list. */
  readonly rowBytes: number
  /** Partitions that a page of a list asks. */
  readonly queries: number
  /** Most submissions a second that its hottest keys admit, of those offered to each form. */
  readonly admitted: (offered: readonly number[]) => number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** One key each: one partition each, as the sort key only rises. */
const perKey = (offered: number): number => Math.min(offered, limits.partitionWrites)

/** Submissions of up to 1 KB; rows of a list as the index has them. */
const item = 700
const row = 250

/** This project's: an item per partition key, and an index by form and shard. */
export const uniform = (shards: number): Design => ({
  name: `uniform key, index of ${shards} shard${shards === 1 ? '' : 's'}`,
  writeUnits: 2,
  rowBytes: row,
  queries: shards,
  admitted: (offered) => sum(offered.map((each) => shards * perKey(each / shards))),
})

export const byForm: Design = {
  name: 'form as partition key',
  writeUnits: 1,
  rowBytes: item,
  queries: 1,
  admitted: (offered) => sum(offered.map(perKey)),
}

export const byDate: Design = {
  name: 'date as partition key',
  writeUnits: 1,
  rowBytes: item,
  queries: 1,
  admitted: (offered) => perKey(sum(offered)),
}

/** What came of a day. */
export interface Day {
  readonly offered: number
  readonly stored: number
  /** Requests that were refused; each comes again after 2 s, as `Retry-After` says, three times. */
  readonly throttled: number
  readonly givenUp: number
  /** Most submissions a second that were offered to the table. */
  readonly peak: number
  /** Submissions stored in each minute, a second, on average. */
  readonly minutes: readonly number[]
}

const retryAfter = 2
const retries = 3

/** What a table on demand takes: twice the highest rate of more than half an hour ago, at least a new table's. */
const onDemand = () => {
  const rates: number[] = []
  let previousPeak = limits.newTableWrites / 2
  return {
    allows: (): number => {
      previousPeak = Math.max(previousPeak, rates[rates.length - limits.peakAge] ?? 0)
      return Math.min(limits.tableWrites, 2 * previousPeak)
    },
    took: (rate: number): void => void rates.push(rate),
  }
}

/** Those who were refused, by the second in which they come again and the tries they have left. */
const comingBack = () => {
  const waiting = new Map<number, number[]>()
  return {
    at: (second: number): readonly number[] => {
      const now = waiting.get(second) ?? []
      waiting.delete(second)
      return now
    },
    later: (second: number, left: number, count: number): void => {
      const then = waiting.get(second + retryAfter) ?? Array.from({ length: retries }, () => 0)
      then[left] = (then[left] ?? 0) + count
      waiting.set(second + retryAfter, then)
    },
  }
}

/** Plays a day of traffic, or the beginning of one, against a design, second by second. Nothing in it is chance. */
export const play = (design: Design, traffic: Traffic, seconds: number = day): Day => {
  const table = onDemand()
  const back = comingBack()
  const totals = { offered: 0, stored: 0, throttled: 0, givenUp: 0, peak: 0 }
  const minutes: number[] = Array.from({ length: day / 60 }, () => 0)
  for (let second = 0; second < seconds; second += 1) {
    const fresh = traffic.at(second)
    const again = back.at(second)
    const freshCount = sum(fresh)
    const demand = freshCount + sum(again)
    // Who comes again does so to the forms that refuse: in proportion to what is offered to each.
    const scaled = demand === freshCount ? fresh : fresh.map((each) => (each * demand) / freshCount)
    // Table and index each have their own limit, and each takes one unit of a submission.
    const stored = Math.min(design.admitted(scaled), table.allows())
    table.took(stored)
    const refused = Math.max(0, demand - stored)
    const share = demand === 0 ? 0 : refused / demand
    again.forEach((count, left) => {
      if (left === 0) totals.givenUp += count * share
      else back.later(second, left - 1, count * share)
    })
    if (share > 0) back.later(second, retries - 1, freshCount * share)
    totals.offered += freshCount
    totals.stored += stored
    totals.throttled += refused
    totals.peak = Math.max(totals.peak, freshCount)
    const minute = Math.floor(second / 60)
    minutes[minute] = (minutes[minute] ?? 0) + stored / 60
  }
  return { ...totals, minutes }
}

/** The fewest shards with which nothing is refused, if any number will do. */
export const shardsNeeded = (traffic: Traffic): number | undefined =>
  [1, 2, 3, 4, 5, 6, 7, 8, 12, 16].find((shards) => play(uniform(shards), traffic).throttled < 1)

/** US dollars for the writes of a million submissions. */
export const pricePerMillion = ({ writeUnits }: Design): number => writeUnits * limits.writePrice

/** Read units of the first page of 100, eventually consistent, one row more from each partition. */
export const pageUnits = ({ queries, rowBytes }: Design): number =>
  (queries * Math.ceil((102 * rowBytes) / limits.readUnit)) / 2
