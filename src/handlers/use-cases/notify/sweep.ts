import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Deliveries } from '../../../ports/deliveries.js'
import { inTurn, type RingParts } from './ring.js'

/** Rows per read. */
const rowsAtATime = 100

const reserve = 15_000

/** Result of a sweep. */
export interface Swept {
  readonly told: number
  /** Due time of the oldest due delivery; undefined if none is due. */
  readonly oldestDue: Instant | undefined
}

/** Dependencies of a sweep. */
export interface SweepParts extends RingParts {
  readonly deliveries: Pick<Deliveries, 'list'>
}

/** Notifies targets due by now, longest overdue first, while there is time. */
export const sweep =
  ({ deliveries, tell, clock }: SweepParts) =>
  async (deadline: Instant): Promise<E.Either<RepositoryError, Swept>> => {
    const now = clock()
    const hasTime = (): boolean => clock() < deadline - reserve
    let told = 0
    let oldestDue: Instant | undefined
    let after: Parameters<Deliveries['list']>[0]['after']
    do {
      const list = { list: { state: 'due' }, until: now, limit: rowsAtATime, after } as const
      const rows = await deliveries.list(list, deadline)()
      if (E.isLeft(rows)) return rows
      oldestDue ??= rows.right[0]?.at
      await inTurn(rows.right, hasTime, async (row) => {
        if (E.isRight(await tell(row, deadline))) told += 1
      })
      after = rows.right.length < rowsAtATime ? undefined : rows.right.at(-1)
    } while (after !== undefined && hasTime())
    return E.right({ told, oldestDue })
  }
