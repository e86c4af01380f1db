import { hmac as hmacOf } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Mac, Purpose } from '../../ports/mac.js'

// Replaces `mac.ts` in a bundle without Node.

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const macOf = (secret: Uint8Array, purpose: Purpose, text: string): string =>
  base64url(hmacOf(sha256, secret, utf8ToBytes(`dynamosync-${purpose}\0${text}`)))

/** Compares two texts in constant time. */
const isEqual = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false
  let difference = 0
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}

/**
 * HMAC-SHA256.
 *
 * @param secrets newest first; signatures by the others are still valid
 */
export const hmac = (secrets: readonly [Uint8Array, ...Uint8Array[]]): Mac => ({
  sign: (purpose, text) => macOf(secrets[0], purpose, text),
  verify: (purpose, text, mac) => secrets.some((secret) => isEqual(macOf(secret, purpose, text), mac)),
})
