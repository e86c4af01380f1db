import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../../domain/kernel/instant.js'
import {
  isLinked,
  isTombstone,
  type Submission,
  type Tombstone,
} from '../../../domain/submission/submission.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Context } from '../calls/context.js'
import { tombstoneItemOf } from './item.js'
import { decoded, storedAt } from './read-item.js'
import { another, isPassing, repositoryError } from '../calls/retry.js'

type Erased = E.Either<RepositoryError, Submission | undefined>

/** Reads why a tombstone was refused: by another tombstone, which is success, or by a link to another item. */
const refusedBy = async (
  context: Context,
  { form, id }: Tombstone,
  shown: unknown,
  deadline: Instant,
): Promise<Erased> =>
  pipe(
    shown === undefined ? await storedAt(context, { form, id }, deadline) : decoded(shown),
    E.map((there) => (there === undefined || isTombstone(there) || !isLinked(there) ? undefined : there)),
  )

/**
 * Puts a tombstone over any item, unless the item is linked to another one. A repeat does no harm: an existing
 * tombstone is success.
 */
export const erase = async (context: Context, tombstone: Tombstone, deadline: Instant): Promise<Erased> => {
  const { calls, ...pace } = context
  const item = tombstoneItemOf(tombstone)
  let uncertain = false
  for (let tries = 1; ; tries += 1) {
    const reply = await calls.put(item, { _tag: 'NotErased', now: epochSeconds(tombstone.at) }, deadline)
    if (E.isRight(reply)) return reply
    const error = reply.left
    if (error._tag === 'ConditionFailed') return refusedBy(context, tombstone, error.item, deadline)
    uncertain ||= error._tag === 'Uncertain'
    if (isPassing(error) && (await another(tries, deadline, pace))) continue
    return E.left(uncertain ? { _tag: 'OutcomeUnknown', cause: error.cause } : repositoryError(error))
  }
}
