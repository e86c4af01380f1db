import type { IO } from 'fp-ts/lib/IO.js'
import type { Stamp } from '../domain/submission/submission.js'

/** Makes a stamp: a new attempt id, a new random identity and the current time at each call. */
export type Stamper = IO<Stamp>
