import type { Pairs } from './input.js'

/** Extra bytes on the wire of a percent-encoded byte. */
const percentEncoded = 2

/** Bytes of a urlencoded text after decoding. */
export const urlencodedSize = (text: string): number => {
  let size = Buffer.byteLength(text)
  for (let at = text.indexOf('%'); at !== -1; at = text.indexOf('%', at + 1)) size -= percentEncoded
  return size
}

/** Bytes in UTF-8 of a UTF-16 unit; each half of a surrogate pair counts two. */
const bytesOfUnit = (unit: number): number => {
  if (unit < 0x80) return 1
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
}

/** Bytes of a JSON text with the escapes in its strings decoded. */
export const jsonSize = (text: string): number => {
  let size = Buffer.byteLength(text)
  let at = text.indexOf('\\')
  while (at !== -1) {
    const isUnit = text[at + 1] === 'u'
    size -= isUnit ? 6 - bytesOfUnit(Number.parseInt(text.slice(at + 2, at + 6), 16)) : 1
    at = text.indexOf('\\', at + (isUnit ? 6 : 2))
  }
  return size
}

/** Bytes of names and values with a separator each, as in a urlencoded text. */
export const pairsSize = (pairs: Pairs): number =>
  pairs.reduce(
    (size, [name, value]) => size + Buffer.byteLength(name) + Buffer.byteLength(String(value)) + 2,
    -1,
  )
