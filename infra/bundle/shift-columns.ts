const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Reads the first number of a segment (base64 VLQ), and returns it with the rest of the segment. */
const firstOf = (segment: string): readonly [number, string] => {
  let value = 0
  let at = 0
  for (let digit = 32; (digit & 32) !== 0; at += 1) {
    digit = digits.indexOf(segment.charAt(at))
    value += (digit & 31) << (5 * at)
  }
  return [(value & 1) === 0 ? value >> 1 : -(value >> 1), segment.slice(at)]
}

const encoded = (value: number): string => {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1
  let text = ''
  do {
    text += digits.charAt((rest & 31) | (rest > 31 ? 32 : 0))
    rest >>= 5
  } while (rest > 0)
  return text
}

/**
 * Adjusts a source map to single characters that were inserted into its file.
 *
 * @param map a source map of version 3, as JSON
 * @param code the file before the characters were inserted
 * @param inserted the offset in `code` of each character, in order
 */
export const shiftColumns = (map: string, code: string, inserted: readonly number[]): string => {
  const whole = JSON.parse(map) as { readonly mappings: string }
  let start = 0
  let next = 0
  const lines = whole.mappings.split(';').map((line) => {
    let [column, moved, shift] = [0, 0, 0]
    const segments = line.split(',').map((segment) => {
      if (segment === '') return ''
      const [delta, rest] = firstOf(segment)
      column += delta
      for (; (inserted[next] ?? Infinity) <= start + column; next += 1) shift += 1
      const from = moved
      moved = column + shift
      return encoded(moved - from) + rest
    })
    const end = code.indexOf('\n', start)
    start = end === -1 ? code.length : end + 1
    for (; (inserted[next] ?? Infinity) < start; next += 1) shift += 1
    return segments.join(',')
  })
  return JSON.stringify({ ...whole, mappings: lines.join(';') })
}
