import type { Instant } from '../domain/kernel/instant.js'

/** A clock that stands still until it is set: `clock()` reads it, like any other. */
export interface TestClock {
  (): Instant
  /** Sets the time that the clock reads from now on. */
  readonly set: (now: Instant) => void
}

/** Makes a clock for an adapter under test, in milliseconds since 1970. The contract sets it. */
export const testClock = (now: Instant = 1_700_000_000_000): TestClock => {
  let present = now
  return Object.assign(() => present, {
    set: (next: Instant): void => {
      present = next
    },
  })
}
