import { hash, randomUUID } from 'node:crypto'
import type { Digest } from '../../domain/submission/identity.js'
import type { Clock } from '../../ports/clock.js'
import type { Stamper } from '../../ports/stamper.js'

/** The machine's clock. */
export const systemClock: Clock = () => Date.now()

/** Makes stamps from the machine's clock and its secure random numbers. */
export const systemStamper =
  ({ clock }: { readonly clock: Clock }): Stamper =>
  () => ({ attemptId: randomUUID(), random: randomUUID(), receivedAt: clock() })

/** SHA-256 by Node's own crypto. */
export const sha256: Digest = (text) => hash('sha256', text, 'hex')
