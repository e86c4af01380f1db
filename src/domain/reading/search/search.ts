import type { Fields } from '../../form/form.js'
import { folded } from './folded.js'
import { type SearchedField, searchedTexts } from './searched-texts.js'
import { plainNumber } from './spellings.js'

/** A submission as far as a search needs it. */
export interface Searched {
  readonly id: string
  readonly fields: Fields
}

/** The names of the fields in which something was found; undefined where a submission is not what was looked for. */
export type Search = (submission: Searched) => readonly string[] | undefined

/** The ways to write a word; one of them has to be there. */
type Word = readonly string[]

const grouped = [/^(-?\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/, /^(-?\d{1,3}(?:[. ']\d{3})+)(?:,(\d+))?$/]

/** A number as forms store it, for each number that a text may mean: `1,250` is 1250 to some and 1.25 to others. */
const numbersIn = (text: string): readonly string[] => {
  const whole = grouped.flatMap((pattern) => {
    const [, digits, fraction] = pattern.exec(text) ?? []
    return digits === undefined ? [] : [`${digits.replace(/[^\d-]/g, '')}.${fraction ?? ''}`]
  })
  const simple = /^-?\d+[.,]\d+$/.test(text) ? [text.replace(',', '.')] : []
  return [...whole, ...simple].map((number) => plainNumber(number.replace(/\.$/, '')))
}

const wordOf = (text: string): Word => [text, ...numbersIn(text.replace(/^\p{Sc}|\p{Sc}$/gu, ''))]

/** A telephone number as a whole, without what is dialled before it at home. */
const phoneIn = (text: string): readonly string[] => {
  if (!/^\+?[\d(][\d ()./-]*$/.test(text)) return []
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 4 ? [digits] : []
}

/** What is looked for: all of these words, or all of those. A number with spaces in it may be meant as one. */
const alternativesIn = (text: string): readonly (readonly Word[])[] => {
  const words = [...new Set(text.split(' '))].map(wordOf)
  const asOne = [...(text.includes(' ') ? numbersIn(text) : []), ...phoneIn(text)]
  // The longest word rules out the most.
  const sorted = [...words].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))
  return [sorted, ...asOne.map((each): readonly Word[] => [[each]])]
}

/** Shorter parts of an id are in many an id by chance. */
const shortestId = 10

const isIn =
  (text: string) =>
  (word: Word): boolean =>
    word.some((way) => text.includes(way))

/**
 * Looks for what somebody typed: each of its words, or part of a word, has to be in some field of a submission. Every
 * sign is taken as it is; none stands for others. Case, accents and composition make no difference, numbers and days are
 * found however they are written, and an id by its first ten letters.
 *
 * @returns or undefined where nothing visible was typed
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
