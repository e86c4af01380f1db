const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const codes = Array.from(alphabet, (character) => character.charCodeAt(0))

/** The value of a lower-case hexadecimal digit; of none behind the end, 0. */
const valueAt = (digits: string, at: number): number => {
  if (at >= digits.length) return 0
  const code = digits.charCodeAt(at)
  return code < 58 ? code - 48 : code - 87
}

/** RFC 4648 base32, lower case, without padding, of bytes in lower-case hexadecimal; the first characters of it. */
export const base32 = (digits: string, length = Math.ceil((digits.length * 4) / 5)): string => {
  const written: number[] = []
  for (let bit = 0; written.length < length; bit += 5) {
    // Five bits lie within eight: those of two digits.
    const byte = (valueAt(digits, bit >>> 2) << 4) | valueAt(digits, (bit >>> 2) + 1)
    written.push(codes[(byte >>> (3 - (bit & 3))) & 31] ?? 0)
  }
  return String.fromCharCode(...written)
}

/** The number that five-bit characters spell; what is not of the alphabet counts as 0. */
export const base32Number = (text: string): number => {
  let number = 0
  for (const character of text) number = number * 32 + Math.max(0, alphabet.indexOf(character))
  return number
}
