import type { Fields } from '../field/schema.js'

/**
 * Letters that take no room: soft hyphen, combining grapheme joiner, Mongolian vowel separator, zero-width space and
 * joiners, directions, word joiner and invisible operators, variation selectors, byte order mark.
 */
const zeroWidth =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g

const beyondAscii = /[\u0080-\uffff]/

/** By way of capitals, so that letters with several small forms have one: ß and SS, both sigmas, all three of i. */
const oneCase = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i')

/**
 * Text as rules compare it: without zero-width letters, in one composition (NFKC, so that full-width letters are
 * letters) and one case. Letters of other scripts that look alike stay what they are.
 */
export const folded = (text: string): string =>
  // Most texts have none of the letters that the rest is about.
  beyondAscii.test(text)
    ? oneCase(text.normalize('NFKC').replace(zeroWidth, '')).normalize('NFKC')
    : text.toLowerCase()

/** What begins a link: an address, or the markup of one. Markup around an address is the same link. */
const link =
  /(?:<a\s[^>]{0,200}href\s*=\s*["']?|\[url=?\]?|\]\()?(?:https?:\/\/|www\.)|<a\s[^>]{0,200}href|\[url\b/g

const linksIn = (text: string): number => text.match(link)?.length ?? 0

/** What was typed as text, by the names of its fields. */
const textsIn = (fields: Fields, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    return typeof value === 'string' ? [value] : []
  })

/** At most this many links, in these fields together. */
export interface LinkRule {
  readonly most: number
  readonly fields: readonly string[]
}

/** Whether there are more links than the rule allows, in its fields together. */
export const hasManyLinks = ({ most, fields: names }: LinkRule, fields: Fields): boolean =>
  textsIn(fields, names).reduce((count, text) => count + linksIn(folded(text)), 0) > most

/** The texts of a form in which words are looked for, and the words, folded beforehand. */
export interface WordRule {
  readonly fields: readonly string[]
  readonly words: readonly string[]
}

/** Whether one of the words is anywhere in a text, inside of a longer word too. */
export const hasWord = ({ fields: names, words }: WordRule, fields: Fields): boolean =>
  textsIn(fields, names).some((text) => {
    const plain = folded(text)
    return words.some((word) => plain.includes(word))
  })
