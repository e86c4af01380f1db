import { asciiSigns } from '../../kernel/signs.js'

/** Accents of Latin, Greek and Cyrillic letters, and vowel points of Hebrew and Arabic. */
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g

/** Letters with a stroke and ligatures, which Unicode does not decompose, and quotation marks. */
const alike: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '\u201e': '"',
}

const isAscii = (text: string): boolean => !/[^\x20-\x7e]/.test(text)

/**
 * A text as searches compare it: no difference of case, composition or accents; digits and dashes in ASCII; no
 * invisible characters; each run of white space as one space. Texts that people consider equal fold to the same text.
 */
export const folded = (text: string): string => {
  if (isAscii(text)) return text.toLowerCase().replace(/ +/g, ' ').trim()
  return (
    asciiSigns(text.replace(/\s+/g, ' '))
      .normalize('NFKD')
      .replace(marks, '')
      // Upper case and back, so that `ẞ`, `ß` and `ss` are equal.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replace(/[øłđðħþæœς‘’ʼ“”\u201e]/g, (letter) => alike[letter] ?? letter)
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim()
  )
}
