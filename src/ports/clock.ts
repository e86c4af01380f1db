import type { IO } from 'fp-ts/lib/IO.js'
import type { Instant } from '../domain/kernel/instant.js'

/** Reads the current time. */
export type Clock = IO<Instant>
