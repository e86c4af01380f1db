import type { Kind } from '../../field/description.js'
import { lazily } from '../../kernel/lazily.js'

/** Languages whose names of months are recognised. */
const languages = ['en', 'de', 'fr', 'es', 'ar'] as const

/** The middle of a month of 1970, in milliseconds. */
const middleOf = (month: number): number => (month * 30.4 + 15) * 86_400_000

/** Names of each month in all of the languages, full and abbreviated. */
const months = lazily(() =>
  Array.from({ length: 12 }, (_, month) =>
    languages
      .flatMap((language) =>
        (['long', 'short'] as const).map((width) =>
          new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' }).format(middleOf(month)),
        ),
      )
      .join(' '),
  ),
)

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** A stored date in common spellings: `2026-11-02`, `2.11.2026`, `11/2/2026`, `2 November 2026`. */
const daySpellings = (stored: string): string => {
  const [, year = '', month = '', day = ''] = dayPattern.exec(stored) ?? []
  if (year === '') return stored
  const [m, d] = [String(Number(month)), String(Number(day))]
  const orders = [
    [d, m],
    [day, month],
    [m, d],
    [month, day],
  ].flatMap(([first = '', second = '']) =>
    ['.', '/', '-'].map((mark) => `${first}${mark}${second}${mark}${year}`),
  )
  const short = `${day}.${month}.${year.slice(2)}`
  return [stored, ...orders, short, `${d}.`, d, months()[Number(month) - 1] ?? '', year].join(' ')
}

/** A stored time in common spellings: `14:30`, `2:30 pm`. */
const timeSpellings = (stored: string): string => {
  const [hour, minute] = [Number(stored.slice(0, 2)), stored.slice(3, 5)]
  if (Number.isNaN(hour)) return stored
  const half = `${hour % 12 === 0 ? 12 : hour % 12}:${minute}`
  return `${stored} ${half} ${half}${hour < 12 ? 'am' : 'pm'} ${hour < 12 ? 'am' : 'pm'}`
}

/** Digits grouped by spaces, brackets, dashes, dots or slashes. */
const apart = /\+?\(?\d[\d ()./-]{3,}\d/g

/** The numbers in a text without their grouping: `+49 (0)30 12-34` as `49301234`. */
const together = (text: string): string => {
  const numbers = text.match(apart) ?? []
  return numbers.map((number) => number.replace('(0)', '').replace(/\D/g, '')).join(' ')
}

/** A number without trailing zeros in its fraction: `12.50` as `12.5`. */
export const plainNumber = (number: string): string =>
  number.includes('.') ? number.replace(/\.?0+$/, '') : number

const byKind: Partial<Readonly<Record<Kind, (text: string) => string>>> = {
  date: daySpellings,
  time: timeSpellings,
  decimal: (text) => `${text} ${plainNumber(text)}`,
  money: (text) => `${text} ${plainNumber(text)}`,
}

/** A stored text in all spellings that a person may search for. */
export const spellings = (kind: Kind, text: string): string =>
  byKind[kind]?.(text) ?? (/\d/.test(text) ? `${text} ${together(text)}` : text)
