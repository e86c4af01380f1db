import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Switches } from '../../../ports/notification/notification-marks.js'
import type { Parts } from './parts.js'

/** Switches, and a cached view of them. */
export interface RememberedSwitches {
  readonly switches: Switches
  /** Whether a target of a form is off. */
  readonly isOff: (form: string, target: string, deadline: Instant) => Promise<boolean>
}

/** Milliseconds for which a target is cached as on. */
const rememberedOn = 30_000

/** Milliseconds for which a target is cached as off, so that turning it on again takes effect within half a second. */
const rememberedOff = 500

/**
 * Caches whether a target of a form is off; switching a target empties the cache. After a failed read, every target
 * counts as on.
 */
export const rememberedSwitches = ({
  switches,
  clock,
}: Pick<Parts, 'switches' | 'clock'>): RememberedSwitches => {
  let readAt: Instant = -rememberedOn
  let reading: Promise<ReadonlySet<string>> = Promise.resolve(new Set())
  const read = async (deadline: Instant): Promise<ReadonlySet<string>> => {
    const found = await switches.off(deadline)()
    return new Set(E.isRight(found) ? found.right.map(({ form, target }) => `${form}#${target}`) : [])
  }
  /** The targets that are off, from a read of at most this age; concurrent callers share one read. */
  const offWithin = (milliseconds: number, deadline: Instant): Promise<ReadonlySet<string>> => {
    const now = clock()
    if (now - readAt >= milliseconds || now < readAt) {
      readAt = now
      reading = read(deadline)
    }
    return reading
  }
  const isOff = async (form: string, target: string, deadline: Instant): Promise<boolean> => {
    const key = `${form}#${target}`
    const isKnown = (await offWithin(rememberedOn, deadline)).has(key)
    return isKnown && (await offWithin(rememberedOff, deadline)).has(key)
  }
  const put: Switches['put'] = (target, off, deadline) => async () => {
    const done = await switches.put(target, off, deadline)()
    readAt = -rememberedOn
    return done
  }
  return { isOff, switches: { off: switches.off, put } }
}
