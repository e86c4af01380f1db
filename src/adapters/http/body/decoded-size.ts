import type { Pairs } from './input.js'

/** Bytes that a percent-encoding has on the wire beside the one that it stands for. */
const percentEncoded = 2

/** Bytes that a urlencoded text has once its percent-encodings are undone. */
export const urlencodedSize = (text: string): number => {
  let size = Buffer.byteLength(text)
  for (let at = text.indexOf('%'); at !== -1; at = text.indexOf('%', at + 1)) size -= percentEncoded
  return size
}

/** Bytes of UTF-8 for a UTF-16 unit; of a pair each half counts two. */
const bytesOfUnit = (unit: number): number => {
  if (unit < 0x80) return 1
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
}

/** Bytes that a JSON text has once the escapes in its strings are undone. */
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

/** Bytes of names and values, each with a separator, as a urlencoded text would have them. */
export const pairsSize = (pairs: Pairs): number =>
  pairs.reduce(
    (size, [name, value]) => size + Buffer.byteLength(name) + Buffer.byteLength(String(value)) + 2,
    -1,
  )
