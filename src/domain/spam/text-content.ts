import type { Fields } from '../field/schema.js'

/**
 * Zero-width characters: soft hyphen, combining grapheme joiner, Mongolian vowel separator, zero-width space and
 * joiners, direction marks, word joiner and invisible operators, variation selectors, byte order mark.
 */
const zeroWidth =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g

const beyondAscii = /[\u0080-\uffff]/

/**
 * Goes through upper case, so that letters with several lower-case forms have one: ß and ss, both sigmas, dotted and
 * dotless i.
 */
const oneCase = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i')

/**
 * A text as rules compare it: without zero-width characters, in one composition (NFKC, so that full-width letters match
 * normal ones) and one case. Look-alike letters of other scripts stay different.
 */
export const folded = (text: string): string =>
  // Most texts are ASCII and need none of this.
  beyondAscii.test(text)
    ? oneCase(text.normalize('NFKC').replace(zeroWidth, '')).normalize('NFKC')
    : text.toLowerCase()

/** The start of a link: a URL, or the markup of a link. Markup around a URL counts once. */
const link =
  /(?:<a\s[^>]{0,200}href\s*=\s*["']?|\[url=?\]?|\]\()?(?:https?:\/\/|www\.)|<a\s[^>]{0,200}href|\[url\b/g

const linksIn = (text: string): number => text.match(link)?.length ?? 0

/** Texts of the named fields. */
const textsIn = (fields: Fields, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    return typeof value === 'string' ? [value] : []
  })

/** Maximum links (`most`) in some fields together. */
export interface LinkRule {
  readonly most: number
  readonly fields: readonly string[]
}

/** Whether the fields of a rule together contain more links than it allows. */
export const hasManyLinks = ({ most, fields: names }: LinkRule, fields: Fields): boolean =>
  textsIn(fields, names).reduce((count, text) => count + linksIn(folded(text)), 0) > most

/** Fields to search for words, and the words, already folded. */
export interface WordRule {
  readonly fields: readonly string[]
  readonly words: readonly string[]
}

/** Whether any word occurs in a text, even within a longer word. */
export const hasWord = ({ fields: names, words }: WordRule, fields: Fields): boolean =>
  textsIn(fields, names).some((text) => {
    const plain = folded(text)
    return words.some((word) => plain.includes(word))
  })
