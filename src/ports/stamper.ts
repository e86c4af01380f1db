import type { IO } from 'fp-ts/lib/IO.js'
import type { Stamp } from '../domain/submission/submission.js'

/** Makes what the core may not make itself: each call another attempt id, another random identity, and the time. */
export type Stamper = IO<Stamp>
