import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import { epochSeconds, type Instant } from '../../domain/kernel/instant.js'
import type { Tombstone } from '../../domain/submission/submission.js'
import type { Context } from './context.js'
import { tombstoneItemOf } from './item.js'
import { another, isPassing, repositoryError } from './retry.js'

/** Puts a tombstone in the place of whatever is there. Sent again it does no harm: a tombstone there is success. */
export const erase = async (
  { calls, ...pace }: Context,
  tombstone: Tombstone,
  deadline: Instant,
): Promise<E.Either<RepositoryError, undefined>> => {
  const item = tombstoneItemOf(tombstone)
  let uncertain = false
  for (let tries = 1; ; tries += 1) {
    const reply = await calls.put(item, { _tag: 'NotErased', now: epochSeconds(tombstone.at) }, deadline)
    if (E.isRight(reply) || reply.left._tag === 'ConditionFailed') return E.right(undefined)
    const error = reply.left
    uncertain ||= error._tag === 'Uncertain'
    if (isPassing(error) && (await another(tries, deadline, pace))) continue
    return E.left(uncertain ? { _tag: 'OutcomeUnknown', cause: error.cause } : repositoryError(error))
  }
}
