import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../domain/failure/failure.js'
import type { Counters } from '../../ports/limiter.js'
import { contextOf, type Dependencies } from './calls/context.js'
import { repositoryError } from './calls/retry.js'
import type { CallError } from './client/call-error.js'

/** A repeat might add twice, so an addition that may have been carried out is reported as `OutcomeUnknown`. */
const failureOf = (error: CallError): RepositoryError =>
  error._tag === 'Uncertain' ? { _tag: 'OutcomeUnknown', cause: error.cause } : repositoryError(error)

const notANumber: RepositoryError = { _tag: 'ItemUnreadable', cause: new TypeError('no number') }

const totalIn = (total: unknown): E.Either<RepositoryError, number> =>
  typeof total === 'number' ? E.right(total) : E.left(notANumber)

/** Counters in the table of submissions: one item each, without index keys, so that no list shows them. */
export const dynamoCounters = (dependencies: Dependencies): Counters => {
  const { calls } = contextOf(dependencies)
  return {
    add:
      ({ name, expiresAt }, count, deadline) =>
      async () => {
        const reply = await calls.add({ pk: `R#${name}`, count, expiresAt }, deadline)
        return E.isLeft(reply) ? E.left(failureOf(reply.left)) : totalIn(reply.right)
      },
  }
}
