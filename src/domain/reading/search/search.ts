import type { Fields } from '../../form/form.js'
import { folded } from './folded.js'
import { type SearchedField, searchedTexts } from './searched-texts.js'
import { plainNumber } from './spellings.js'

/** The parts of a submission that a search needs. */
export interface Searched {
  readonly id: string
  readonly fields: Fields
}

/** Finds the names of the fields that match; undefined if the submission does not match. */
export type Search = (submission: Searched) => readonly string[] | undefined

/** Spellings of a word; one of them must occur. */
type Word = readonly string[]

const grouped = [/^(-?\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/, /^(-?\d{1,3}(?:[. ']\d{3})+)(?:,(\d+))?$/]

/** The numbers that a text may mean, as forms store them: `1,250` is 1250 to some readers and 1.25 to others. */
const numbersIn = (text: string): readonly string[] => {
  const whole = grouped.flatMap((pattern) => {
    const [, digits, fraction] = pattern.exec(text) ?? []
    return digits === undefined ? [] : [`${digits.replace(/[^\d-]/g, '')}.${fraction ?? ''}`]
  })
  const simple = /^-?\d+[.,]\d+$/.test(text) ? [text.replace(',', '.')] : []
  return [...whole, ...simple].map((number) => plainNumber(number.replace(/\.$/, '')))
}

const wordOf = (text: string): Word => [text, ...numbersIn(text.replace(/^\p{Sc}|\p{Sc}$/gu, ''))]

/** The digits of a telephone number without its trunk prefix. */
const phoneIn = (text: string): readonly string[] => {
  if (!/^\+?[\d(][\d ()./-]*$/.test(text)) return []
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 4 ? [digits] : []
}

/** Alternative lists of words, all of which must occur. A number with spaces may be meant as one word. */
const alternativesIn = (text: string): readonly (readonly Word[])[] => {
  const words = [...new Set(text.split(' '))].map(wordOf)
  const asOne = [...(text.includes(' ') ? numbersIn(text) : []), ...phoneIn(text)]
  // The longest word rules out the most submissions.
  const sorted = [...words].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))
  return [sorted, ...asOne.map((each): readonly Word[] => [[each]])]
}

/** Minimum characters of the start of an id; shorter ones occur in ids by chance. */
const shortestId = 10

const isIn =
  (text: string) =>
  (word: Word): boolean =>
    word.some((way) => text.includes(way))

/**
 * A search for typed text: each word, or part of a word, must occur in some field of a submission. There are no
 * wildcards. Case, accents and composition do not matter; numbers and dates are found however they are written, and an
 * id by at least its first ten letters.
 *
 * @returns undefined if the text has no visible character
 */
export const searchFor = (fields: readonly SearchedField[], typed: string): Search | undefined => {
  const text = folded(typed)
  if (text === '') return undefined
  const alternatives = alternativesIn(text)
  return ({ id, fields: values }) => {
    if (text.length >= shortestId && id.startsWith(text)) return []
    const texts = searchedTexts(fields, values)
    const found = alternatives.find((words) =>
      words.every((word) => texts.some(([, each]) => isIn(each)(word))),
    )
    return found && texts.filter(([, each]) => found.some(isIn(each))).map(([name]) => name)
  }
}
