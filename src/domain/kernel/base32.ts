const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const codes = Array.from(alphabet, (character) => character.charCodeAt(0))

/** The value of a lower-case hexadecimal digit; 0 past the end. */
const valueAt = (digits: string, at: number): number => {
  if (at >= digits.length) return 0
  const code = digits.charCodeAt(at)
  return code < 58 ? code - 48 : code - 87
}

/** RFC 4648 base32 (lower case, no padding) of bytes given in lower-case hexadecimal, cut to `length` characters. */
export const base32 = (digits: string, length = Math.ceil((digits.length * 4) / 5)): string => {
  const written: number[] = []
  for (let bit = 0; written.length < length; bit += 5) {
    // Five bits always lie within two hexadecimal digits (eight bits).
    const byte = (valueAt(digits, bit >>> 2) << 4) | valueAt(digits, (bit >>> 2) + 1)
    written.push(codes[(byte >>> (3 - (bit & 3))) & 31] ?? 0)
  }
  return String.fromCharCode(...written)
}

/** The number that base32 characters spell. Characters outside the alphabet count as 0. */
export const base32Number = (text: string): number => {
  let number = 0
  for (const character of text) number = number * 32 + Math.max(0, alphabet.indexOf(character))
  return number
}
