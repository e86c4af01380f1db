import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Mac, Purpose } from '../../ports/mac.js'

const macOf = (secret: KeyObject, purpose: Purpose, text: string): string =>
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
export const hmac = ([newest, ...older]: readonly [Uint8Array, ...Uint8Array[]]): Mac => {
  // Once: from raw bytes Node would make a key object for each signature, which takes longer than signing.
  const first = createSecretKey(newest)
  const keys = [first, ...older.map((each) => createSecretKey(each))]
  return {
    sign: (purpose, text) => macOf(first, purpose, text),
    verify: (purpose, text, mac) =>
      keys.some((key) => isEqual(Buffer.from(macOf(key, purpose, text)), Buffer.from(mac))),
  }
}
