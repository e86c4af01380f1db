import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { type Brake, hourOf, pressed, released } from '../../../domain/notification/delivery/brake.js'
import type { Parts } from './parts.js'

/** Whether to hold back an e-mail because its target has received this hour's maximum; a summary then counts it. */
export type Braking = (target: string, form: string, deadline: Instant) => Promise<boolean>

/** Maximum tries to write; a try fails if another process writes first. */
const mostRounds = 20

/** Limits e-mails per target and hour. A process counts one per target at a time, so concurrent writes are rare. */
export const braking = ({ brakes, clock }: Pick<Parts, 'brakes' | 'clock'>): Braking => {
  const waiting = new Map<string, Promise<boolean>>()
  const last = new Map<string, Brake>()

  const present = async (target: string, deadline: Instant): Promise<Brake> => {
    const now = clock()
    const known = last.get(target)
    if (known?.hour === hourOf(now)) return known
    const found = await brakes.find(target, hourOf(now), deadline)()
    return (E.isRight(found) ? found.right : undefined) ?? released(target, now)
  }

  const press = async (target: string, form: string, deadline: Instant): Promise<boolean> => {
    for (let round = 0; round < mostRounds; round += 1) {
      const { brake, isBraked } = pressed(await present(target, deadline), form)
      const put = await brakes.put(brake, deadline)()
      if (E.isRight(put)) {
        last.set(target, { ...brake, rev: brake.rev + 1 })
        return isBraked
      }
      last.delete(target)
    }
    // If the brake is unavailable, the e-mail is sent: notifying comes first.
    return false
  }

  return (target, form, deadline) => {
    const before = waiting.get(target) ?? Promise.resolve(false)
    const next = before.then(() => press(target, form, deadline))
    waiting.set(target, next)
    return next
  }
}
