import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../domain/kernel/instant.js'
import { type Brake, endOf, summedIn } from '../../domain/notification/delivery/brake.js'
import type { Brakes } from '../../ports/notification/mail-brakes.js'
import type { OffTarget, Switches, Watermarks } from '../../ports/notification/notification-marks.js'

const done = <A>(value: A): Promise<E.Either<never, A>> => Promise.resolve(E.right(value))

/** Brakes in the memory of this process. */
export const memoryBrakes = (): Brakes => {
  const brakes = new Map<string, Brake>()
  const keyOf = (target: string, hour: Instant): string => `${target}#${hour}`
  return {
    find: (target, hour) => () => done(brakes.get(keyOf(target, hour))),
    put: (brake) => () => {
      const key = keyOf(brake.target, brake.hour)
      if ((brakes.get(key)?.rev ?? 0) !== brake.rev) return Promise.resolve(E.left({ _tag: 'Changed' }))
      brakes.set(key, { ...brake, rev: brake.rev + 1 })
      return done(undefined)
    },
    ended: (now) => () =>
      done([...brakes.values()].filter((brake) => endOf(brake) <= now && summedIn(brake) > 0).slice(0, 100)),
  }
}

/** Switches in the memory of this process. */
export const memorySwitches = (): Switches => {
  const switches = new Map<string, OffTarget>()
  return {
    off: () => () => done([...switches.values()]),
    put: (off, isOff) => () => {
      const key = `${off.form}#${off.target}`
      if (isOff) switches.set(key, off)
      else switches.delete(key)
      return done(undefined)
    },
  }
}

/** Watermarks in the memory of this process. */
export const memoryWatermarks = (): Watermarks => {
  const marks = new Map<string, Instant>()
  return {
    find: (name) => () => done(marks.get(name)),
    put: (name, upTo) => () => {
      marks.set(name, upTo)
      return done(undefined)
    },
  }
}
