import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Mac, Purpose } from '../../ports/mac.js'

const macOf = (secret: Uint8Array, purpose: Purpose, text: string): string =>
  createHmac('sha256', secret).update(`dynamosync-${purpose}\0${text}`).digest('base64url')

const digestOf = (text: string): Uint8Array => createHash('sha256').update(text).digest()

const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other)

/** Whether a text is the secret; compares in constant time. */
export const isSecret =
  (secret: string) =>
  (text: string): boolean =>
    isEqual(digestOf(text), digestOf(secret))

/**
 * HMAC-SHA256 by Node's own crypto.
 *
 * @param secrets newest first; signatures by the others are still valid
 */
export const hmac = (secrets: readonly [Uint8Array, ...Uint8Array[]]): Mac => ({
  sign: (purpose, text) => macOf(secrets[0], purpose, text),
  verify: (purpose, text, mac) =>
    secrets.some((secret) => isEqual(Buffer.from(macOf(secret, purpose, text)), Buffer.from(mac))),
})
