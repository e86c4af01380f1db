import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Digest } from '../../domain/submission/identity.js'
import type { Clock } from '../../ports/clock.js'
import type { Stamper } from '../../ports/stamper.js'

// Replaces `stamper.ts` in a bundle for browsers, whose own SHA-256 is asynchronous and limited to secure pages.

/** The machine's clock. */
export const systemClock: Clock = () => Date.now()

/** Makes stamps from the machine's clock and the browser's secure random numbers. */
export const systemStamper =
  ({ clock }: { readonly clock: Clock }): Stamper =>
  () => ({ attemptId: crypto.randomUUID(), random: crypto.randomUUID(), receivedAt: clock() })

/** SHA-256. */
export const sha256: Digest = (text) => bytesToHex(digest(utf8ToBytes(text)))
