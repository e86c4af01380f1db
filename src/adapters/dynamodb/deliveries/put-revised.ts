import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import type { Changed } from '../../../ports/deliveries.js'
import type { Context } from '../calls/context.js'
import { another, isPassing, reading, repositoryError } from '../calls/retry.js'

/** An item whose writers agree by its revision. */
export interface Revised {
  readonly pk: string
  /** The revision that the writer has seen: 0 where there was none. */
  readonly rev: number
}

/**
 * Puts an item in the place of the revision that it names. Where a reply was lost, the put may meet itself: it is told
 * as a change, and whoever reads again finds what was written.
 */
export const putRevised = async (
  { calls, ...pace }: Context,
  item: Revised,
  deadline: Instant,
): Promise<E.Either<RepositoryError | Changed, undefined>> => {
  const { rev } = item
  const when =
    rev === 0
      ? ({ _tag: 'Absent', now: epochSeconds(pace.now()) } as const)
      : ({ _tag: 'Revision', rev } as const)
  for (let tries = 1; ; tries += 1) {
    const reply = await calls.put({ ...item, rev: rev + 1 }, when, deadline)
    if (E.isRight(reply)) return reply
    if (reply.left._tag === 'ConditionFailed') return E.left({ _tag: 'Changed' })
    if (!isPassing(reply.left) || !(await another(tries, deadline, pace)))
      return E.left(repositoryError(reply.left))
  }
}

/** The item under a key, read consistently; undefined where there is none, or it has expired. */
export const present = async (
  { calls, ...pace }: Context,
  pk: string,
  deadline: Instant,
): Promise<E.Either<RepositoryError, unknown>> => {
  const reply = await reading(() => calls.get({ pk }, deadline), deadline, pace)
  if (E.isLeft(reply)) return reply
  const { expiresAt } = (reply.right ?? {}) as { readonly expiresAt?: unknown }
  const isOver = typeof expiresAt === 'number' && expiresAt <= epochSeconds(pace.now())
  return E.right(isOver ? undefined : reply.right)
}
