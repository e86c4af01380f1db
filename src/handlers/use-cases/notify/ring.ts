import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Parts } from './parts.js'
import type { Bell, Rung } from './tell.js'
import { unreadableLine } from './unreadable.js'

/** A record of the stream, reduced to its submission. */
export interface Record {
  readonly sequenceNumber: string
  /** Undefined if the record is unreadable, now and later. */
  readonly bell: Bell | undefined
}

/** Number of submissions notified of at a time. */
const together = 10

/** Milliseconds before the deadline at which no more work begins; a target has ten seconds. */
const reserve = 15_000

const keyOf = ({ form, id }: Bell): string => `${form}#${id}`

/** The distinct submissions of the records; each is notified of once, in its current state. */
const bellsIn = (records: readonly Record[]): readonly Bell[] => [
  ...new Map(
    records.flatMap(({ bell }) => (bell === undefined ? [] : [[keyOf(bell), bell] as const])),
  ).values(),
]

/** Processes a list, a few items at a time, to its end or until there is no time to begin another. */
export const inTurn = async <A>(
  list: readonly A[],
  hasTime: () => boolean,
  run: (one: A) => Promise<void>,
): Promise<void> => {
  const rest = list[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true && hasTime(); next = rest.next()) await run(next.value)
  }
  await Promise.all(Array.from({ length: Math.min(together, list.length) }, worker))
}

/** Dependencies of handling records. */
export interface RingParts {
  readonly tell: (bell: Bell, deadline: Instant) => Promise<Rung>
  readonly clock: () => Instant
}

/**
 * Handles a batch of the stream's records.
 *
 * @returns the sequence number of the first record to deliver again, which includes all later ones; undefined if all
 * are done
 */
export const ring =
  ({ tell, clock, log }: RingParts & Pick<Parts, 'log'>) =>
  async (records: readonly Record[], deadline: Instant): Promise<string | undefined> => {
    for (const { bell, sequenceNumber } of records)
      if (bell === undefined) log(unreadableLine({ record: sequenceNumber }))
    const finished = new Set<string>()
    const hasTime = (): boolean => clock() < deadline - reserve
    await inTurn(bellsIn(records), hasTime, async (bell) => {
      if (E.isRight(await tell(bell, deadline))) finished.add(keyOf(bell))
    })
    return records.find(({ bell }) => bell !== undefined && !finished.has(keyOf(bell)))?.sequenceNumber
  }
