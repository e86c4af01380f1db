import { asciiSigns } from '../../kernel/signs.js'
import { trimmed } from '../../kernel/typed.js'

/** Digits grouped in threes by a mark that is never a decimal point: a space or an apostrophe. */
const grouped = /^-?[0-9]{1,3}([ '\u2019\u066C])[0-9]{3}(?:\1[0-9]{3})*(?=\.|$)/

/**
 * A typed or pasted number in ASCII: digits and minus signs of any script, the Arabic decimal point, and thousands
 * grouped by spaces or apostrophes. A comma or point between thousands is kept, as it may be a decimal mark. Text that
 * is not a number never becomes one.
 */
export const numeral = (typed: string): string => {
  const text = asciiSigns(trimmed(typed)).replaceAll('\u066B', '.')
  return grouped.test(text) ? text.replace(/[ '\u2019\u066C]/g, '') : text
}
