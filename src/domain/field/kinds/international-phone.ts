import * as E from '../../kernel/either.js'
import { asciiSigns } from '../../kernel/signs.js'
import { trimmed } from '../../kernel/typed.js'
import { callingCodeOf, leastPhoneDigits, longestPhone, mostPhoneDigits } from '../calling-codes.js'
import type { Read } from '../field-of.js'

/** The prefix of a number in a link, a letterhead or a contact list: `tel:`, `Tel. `, `Mobile: `. */
const scheme = /^(?:\p{L}{1,15}\.?:|tel\.?)/iu

/** A character escaped in a link: `%20`, `%2B`. */
const escape = /%(2[0-9a-f])/gi

/**
 * Separators of digits, worldwide (hyphens and spaces of every kind are ASCII by then), and the pictures of telephones
 * that chats put before them.
 */
const between = /[\s().[\]/~\-\u00B7\u2022\u2027\u2053\u223C\u30FB\uFF65\u260E\u2706\u{1F4DE}\u{1F4F1}]/gu

const unescaped = (text: string): string =>
  text.replace(escape, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))

/**
 * The dialled part of a text: digits, perhaps after a plus; undefined if anything else is visible, such as letters, an
 * extension or a second number.
 */
export const dialled = (typed: string): string | undefined => {
  const text = trimmed(typed)
  if (text.length > longestPhone) return undefined
  const plain = asciiSigns(text)
  const number = scheme.test(plain) ? unescaped(plain.replace(scheme, '')) : plain
  const digits = number.replace(between, '')
  return /^\+?[0-9]+$/.test(digits) ? digits : undefined
}

/** The digits after a plus in E.164 form; undefined if no country has the code, or no number has the length. */
const canonicalOf = (digits: string): string | undefined => {
  const found = callingCodeOf(digits)
  if (found === undefined) return undefined
  const { code, zero } = found
  const typed = digits.slice(code.length)
  const own = zero === 'trunk' && typed.startsWith('0') ? typed.slice(1) : typed
  if (zero !== 'own' && own.startsWith('0')) return undefined
  const length = code.length + own.length
  return length < leastPhoneDigits || length > mostPhoneDigits ? undefined : `+${code}${own}`
}

/** A dialled number in canonical form if it has a calling code after `+` or `00`; else undefined. */
export const internationalOf = (number: string): string | undefined => {
  const [, digits] = /^(?:\+|00)([1-9][0-9]*)$/.exec(number) ?? []
  return digits === undefined ? undefined : canonicalOf(digits)
}

/** Reads telephone numbers with a calling code, as people type and paste them. */
export const readPhone: Read<string> = (input) => {
  if (typeof input !== 'string') return E.left('not-text')
  const canonical = internationalOf(dialled(input) ?? '')
  return canonical === undefined ? E.left('not-a-phone-number') : E.right(canonical)
}
