import { lazily } from './lazily.js'

/** Characters that show nothing: white space, controls, bidi marks, joiners, fillers and the empty Braille cell. */
export const blank = '\\s\\p{Cc}\\p{DI}\\u2800\\uFFF9-\\uFFFB'

const visible = lazily(() => new RegExp(`[^${blank}]`, 'u'))

/** Whether a code is a visible ASCII character or a European letter, as at both ends of nearly every text. */
const isPlain = (code: number): boolean => (code > 0x20 && code < 0x7f) || (code > 0xad && code < 0x300)

const isVisible = (character: string): boolean => visible().test(character)

/** The index of the first visible character; the length if there is none. */
const start = (text: string): number => {
  const at = text.search(visible())
  return at === -1 ? text.length : at
}

/** The code point that ends before an index. */
const pointBefore = (text: string, end: number): number => {
  const pair = text.codePointAt(end - 2) ?? 0
  return pair > 0xffff ? pair : text.charCodeAt(end - 1)
}

/** The index after the last visible character. Each code point is looked up once, as there may be tens of thousands. */
const endAfter = (text: string, from: number): number => {
  const invisible = new Set<number>()
  // `trimEnd` is the fastest way past white space.
  let end = Math.max(from, text.trimEnd().length)
  while (end > from) {
    const point = pointBefore(text, end)
    if (!invisible.has(point) && isVisible(String.fromCodePoint(point))) return end
    invisible.add(point)
    end -= point > 0xffff ? 2 : 1
  }
  return end
}

/**
 * Whether a text shows nothing. Half a surrogate pair counts as visible, so that it is complained about, not ignored.
 */
export const isBlank = (text: string): boolean =>
  text === '' || (!isPlain(text.charCodeAt(0)) && !visible().test(text))

/** A text without surrounding white space and invisible marks, in time linear in its length. */
export const trimmed = (text: string): string => {
  if (text === '' || (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)))) return text
  const from = start(text)
  return text.slice(from, endAfter(text, from))
}

/** Characters that may have another composed form; none below U+0300 has. */
const hasOtherForms = /[\u0300-\uffff]/

/** A text in the form in which texts are compared: trimmed, and composed (NFC). */
export const comparableText = (text: string): string => {
  const plain = trimmed(text)
  // Calling `normalize` would first load ICU's tables, which slows down a cold start.
  return hasOtherForms.test(plain) ? plain.normalize('NFC') : plain
}
