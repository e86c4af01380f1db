import { asciiSigns } from '../kernel/signs.js'
import { trimmed } from '../kernel/typed.js'

/** Digits in groups of three with one sign between them that is nowhere a decimal point: a space, an apostrophe. */
const grouped = /^-?[0-9]{1,3}([ '\u2019\u066C])[0-9]{3}(?:\1[0-9]{3})*(?=\.|$)/

/**
 * A number as people type and paste it, in ASCII: digits and minus signs of any script, the decimal point of Arabic, and
 * thousands apart by spaces or apostrophes. A comma or a point between thousands stays, as it may be meant for the other.
 * What is no number stays no number.
 */
export const numeral = (typed: string): string => {
  const text = asciiSigns(trimmed(typed)).replaceAll('\u066B', '.')
  return grouped.test(text) ? text.replace(/[ '\u2019\u066C]/g, '') : text
}
