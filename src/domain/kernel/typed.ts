import { lazily } from './lazily.js'

/** Characters that show nothing: white space, controls, bidi marks, joiners, fillers and the empty braille cell. */
export const blank = '\\s\\p{Cc}\\p{DI}\\u2800\\uFFF9-\\uFFFB'

const visible = lazily(() => new RegExp(`[^${blank}]`, 'u'))

/** A visible ASCII character or a letter of Europe: what nearly every text begins and ends with. */
const isPlain = (code: number): boolean => (code > 0x20 && code < 0x7f) || (code > 0xad && code < 0x300)

const isVisible = (character: string): boolean => visible().test(character)

/** The first index of a visible character, or the length. */
const start = (text: string): number => {
  const at = text.search(visible())
  return at === -1 ? text.length : at
}

/** The code point that ends before an index. */
const pointBefore = (text: string, end: number): number => {
  const pair = text.codePointAt(end - 2) ?? 0
  return pair > 0xffff ? pair : text.charCodeAt(end - 1)
}

/** The index after the last visible character. Each point is looked up once: there may be tens of thousands of them. */
const endAfter = (text: string, from: number): number => {
  const invisible = new Set<number>()
  // The host is fastest where there is nothing but white space.
  let end = Math.max(from, text.trimEnd().length)
  while (end > from) {
    const point = pointBefore(text, end)
    if (!invisible.has(point) && isVisible(String.fromCodePoint(point))) return end
    invisible.add(point)
    end -= point > 0xffff ? 2 : 1
  }
  return end
}

/** Whether a text shows nothing. Half a surrogate pair shows something, so that it is complained of and not passed over. */
export const isBlank = (text: string): boolean =>
  text === '' || (!isPlain(text.charCodeAt(0)) && !visible().test(text))

/** A text without the white space and the invisible marks around it, in time linear in its length. */
export const trimmed = (text: string): string => {
  if (text === '' || (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)))) return text
  const from = start(text)
  return text.slice(from, endAfter(text, from))
}

/** A text as it is compared: its letters composed in one way, and nothing invisible around it. */
export const comparableText = (text: string): string => trimmed(text).normalize('NFC')
