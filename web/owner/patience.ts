import * as E from 'fp-ts/lib/Either.js'
import type { Asked } from './api.js'
import type { Problem } from './trouble.js'

/** Milliseconds before each retry. */
const pauses = [0, 1_000, 3_000, 9_000] as const

const isPassing = ({ kind }: Problem): boolean => kind === 'busy' || kind === 'offline'

/** Waits, but at most until the signal is aborted. */
const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** Retries, with growing pauses, while the service or the network is unavailable. */
export const patiently = async <A>(ask: () => Asked<A>, signal: AbortSignal): Asked<A> => {
  let answer = await ask()
  for (const pause of pauses) {
    if (E.isRight(answer) || !isPassing(answer.left) || signal.aborted) break
    await rest(pause, signal)
    answer = await ask()
  }
  return answer
}
