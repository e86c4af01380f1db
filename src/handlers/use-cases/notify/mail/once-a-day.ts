import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../../domain/kernel/instant.js'
import { type Brake, dayBrake } from '../../../../domain/notification/delivery/brake.js'
import type { Parts } from '../parts.js'

/** Runs an action once a day (UTC), however often it is called; `act` returns whether it was done. */
export type OnceADay = (name: string, act: () => Promise<boolean>, deadline: Instant) => Promise<void>

/** The brake, claimed for this process; undefined if it was already claimed today or the store is unavailable. */
const taken = async (
  { brakes, clock }: Pick<Parts, 'brakes' | 'clock'>,
  name: string,
  deadline: Instant,
): Promise<Brake | undefined> => {
  const free = dayBrake(name, clock())
  const found = await brakes.find(name, free.hour, deadline)()
  if (E.isLeft(found) || (found.right?.sent ?? 0) > 0) return undefined
  const brake = { ...(found.right ?? free), sent: 1 }
  const put = await brakes.put(brake, deadline)()
  return E.isRight(put) ? { ...brake, rev: brake.rev + 1 } : undefined
}

/**
 * Claims the day first, so that concurrent sweeps act once; releases it if the action failed. If the process ends in
 * between, the next day acts again.
 */
export const onceADay =
  (parts: Pick<Parts, 'brakes' | 'clock'>): OnceADay =>
  async (name, act, deadline) => {
    const brake = await taken(parts, name, deadline)
    if (brake === undefined || (await act())) return
    await parts.brakes.put({ ...brake, sent: 0 }, deadline)()
  }
