import type { IO } from 'fp-ts/lib/IO.js'
import type { Instant } from '../domain/kernel/instant.js'

/** Says what time it is. */
export type Clock = IO<Instant>
