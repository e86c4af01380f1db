import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { CallError } from '../client/call-error.js'

/** So often a call is sent before the trouble is reported. */
export const mostTries = 4

/** The clock by which tries are paced, and the pause before the second one. */
export interface Pace {
  readonly now: () => Instant
  /** Milliseconds; doubled for each further try. */
  readonly pause: number
}

/** About 50, 100 and 200 ms before tries 2, 3 and 4: a table that splits a partition, or a node that restarts. */
export const usualPause = 50

/** Shortened by chance, by half at most, so that crowds drift apart. */
const pauseBefore = (pause: number, tries: number): number =>
  pause * 2 ** (tries - 1) * (0.5 + Math.random() / 2)

/** Waits before the next try and says whether there is one: tries and time are both limited. */
export const another = async (tries: number, deadline: Instant, { now, pause }: Pace): Promise<boolean> => {
  const wait = pauseBefore(pause, tries)
  if (tries >= mostTries || now() + wait >= deadline) return false
  await new Promise((resolve) => setTimeout(resolve, wait))
  return true
}

/** Errors after which the same call may be sent again. */
export const isPassing = ({ _tag }: CallError): boolean => _tag !== 'Broken' && _tag !== 'ConditionFailed'

/** What the core hears of a call that was not carried out, or that only read. */
export const repositoryError = (error: CallError): RepositoryError => {
  if (error._tag === 'ConditionFailed')
    return { _tag: 'StoreBroken', cause: new Error('a condition nobody set') }
  const tags = {
    Throttled: 'StoreThrottled',
    NotSent: 'StoreUnavailable',
    Uncertain: 'StoreUnavailable',
    Broken: 'StoreBroken',
  } as const
  return { _tag: tags[error._tag], cause: error.cause }
}

/** For what would need no call at all: it gives up at its deadline like the rest. */
export const noTimeLeft: RepositoryError = { _tag: 'StoreUnavailable', cause: new Error('no time left') }

/** A reading call, sent again while that may help: reading twice does no harm. */
export const reading = async <A>(
  call: () => Promise<E.Either<CallError, A>>,
  deadline: Instant,
  pace: Pace,
): Promise<E.Either<RepositoryError, A>> => {
  for (let tries = 1; ; tries += 1) {
    const reply = await call()
    if (E.isRight(reply)) return reply
    if (!isPassing(reply.left) || !(await another(tries, deadline, pace)))
      return E.left(repositoryError(reply.left))
  }
}
