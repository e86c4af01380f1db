import { lazily } from './lazily.js'

/** Characters that show nothing: white space, controls, bidi marks, joiners, fillers and the empty braille cell. */
export const blank = '\\s\\p{Cc}\\p{DI}\\u2800\\uFFF9-\\uFFFB'

const visible = lazily(() => new RegExp(`[^${blank}]`, 'u'))

/** A visible ASCII character or a letter of Europe: what nearly every text begins and ends with. */
const isPlain = (code: number): boolean => (code > 0x20 && code < 0x7f) || (code > 0xad && code < 0x300)

const isVisible = (character: string | undefined): boolean =>
  character !== undefined && visible().test(character)

/** The first index of a visible character, or the length. */
const start = (text: string): number => {
  const at = text.search(visible())
  return at === -1 ? text.length : at
}

/** The length of the last character before an index: 2 for a surrogate pair. */
const before = (text: string, end: number): string => {
  const pair = text.slice(Math.max(0, end - 2), end)
  return pair.length === 2 && pair.isWellFormed() && (pair.codePointAt(0) ?? 0) > 0xffff
    ? pair
    : text.slice(end - 1, end)
}

const endAfter = (text: string, from: number): number => {
  let end = text.length
  while (end > from) {
    const character = before(text, end)
    if (isVisible(character)) return end
    end -= character.length
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
