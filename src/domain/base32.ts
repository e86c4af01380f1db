const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** RFC 4648 base32, lower case, without padding. */
export const base32 = (bytes: Uint8Array): string => {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt((held >>> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet.charAt((held << (5 - bits)) & 31) : text
}

/** The number that five-bit characters spell; what is not of the alphabet counts as 0. */
export const base32Number = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum * 32 + Math.max(0, alphabet.indexOf(character)), 0)
