/** Worker that solves challenges by trying one counter after another. */
import type { Challenge, Solution } from './proof.js'

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

const solve = async ({ parameters }: Challenge): Promise<Solution> => {
  const { nonce, cost: iterations, keyLength, keyPrefix } = parameters
  const salt = bytesOf(parameters.salt)
  const start = bytesOf(nonce)
  const password = new Uint8Array(start.length + 4)
  password.set(start)
  for (let counter = 0; ; counter += 1) {
    new DataView(password.buffer).setUint32(start.length, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const bits = await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
      key,
      keyLength * 8,
    )
    const derivedKey = hexOf(bits)
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
}

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  void solve(data).then(postMessage)
})
