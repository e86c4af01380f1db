import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import type { Changed } from '../../../ports/deliveries.js'
import type { Context } from '../calls/context.js'
import { another, isPassing, reading, repositoryError } from '../calls/retry.js'

/** An item with optimistic locking by its revision. */
export interface Revised {
  readonly pk: string
  /** The revision that the writer has read: 0 if there was no item. */
  readonly rev: number
}

/**
 * Puts an item over the revision that it names. A retry after a lost reply may find that the first try was written:
 * that is reported as `Changed`, and reading again finds the written item.
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

/** Reads the item under a key consistently; undefined if it is missing or expired. */
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
