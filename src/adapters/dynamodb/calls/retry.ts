import * as E from 'fp-ts/lib/Either.js'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { CallError } from '../client/call-error.js'

/** Maximum times a call is sent before its error is reported. */
export const mostTries = 4

/** The clock that paces retries, and the pause before the first retry. */
export interface Pace {
  readonly now: () => Instant
  /** Milliseconds; doubled for each further retry. */
  readonly pause: number
}

/** Up to 50, 100 and 200 ms before tries 2, 3 and 4: enough for a partition to split or a node to restart. */
export const usualPause = 50

/** The pause before a retry, randomly shortened by up to half, so that concurrent callers spread out. */
const pauseBefore = (pause: number, tries: number): number =>
  pause * 2 ** (tries - 1) * (0.5 + Math.random() / 2)

/** Waits before the next try and returns whether there is one, limited by number and by deadline. */
export const another = async (tries: number, deadline: Instant, { now, pause }: Pace): Promise<boolean> => {
  const wait = pauseBefore(pause, tries)
  if (tries >= mostTries || now() + wait >= deadline) return false
  await new Promise((resolve) => setTimeout(resolve, wait))
  return true
}

/** Whether the same call may be sent again after this error. */
export const isPassing = ({ _tag }: CallError): boolean => _tag !== 'Broken' && _tag !== 'ConditionFailed'

/** The core's error for a call that was not carried out, or that only read. */
export const repositoryError = (error: CallError): RepositoryError => {
  if (error._tag === 'ConditionFailed')
    return { _tag: 'StoreBroken', cause: new Error('a condition failed, but the call had none') }
  const tags = {
    Throttled: 'StoreThrottled',
    NotSent: 'StoreUnavailable',
    Uncertain: 'StoreUnavailable',
    Broken: 'StoreBroken',
  } as const
  return { _tag: tags[error._tag], cause: error.cause }
}

/** The error of every operation after its deadline, even of one that needs no call. */
export const noTimeLeft: RepositoryError = { _tag: 'StoreUnavailable', cause: new Error('no time left') }

/** Sends a reading call, with retries: reading twice does no harm. */
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
