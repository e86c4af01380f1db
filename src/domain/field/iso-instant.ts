import { daysIn, isDate } from './kinds/date.js'
import type { Instant } from '../kernel/instant.js'

const shape =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\.([0-9]{3}))?)?Z$/

const milliseconds = 86_400_000

/** Days from 1970-01-01 to a date in the Gregorian calendar. */
const daysSince1970 = (year: number, month: number, day: number): number => {
  const before = year - 1
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const months = Array.from({ length: month - 1 }, (_, at) => daysIn(year, at + 1))
  // 719,162 days lie between the first day of year 1 and 1970-01-01.
  return before * 365 + leaps + months.reduce((sum, days) => sum + days, 0) + day - 1 - 719_162
}

/**
 * The moment of an ISO 8601 text in UTC, such as `2026-11-30T18:00Z` or `2026-11-30T18:00:00.000Z`; undefined if there
 * is no such date or time.
 */
export const instantFrom = (text: string): Instant | undefined => {
  const [, day, ...clock] = shape.exec(text) ?? []
  if (day === undefined || !isDate(day)) return undefined
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return daysSince1970(year, month, date) * milliseconds + clockTime(clock)
}

/** Milliseconds since midnight, from hours, minutes, seconds and milliseconds as text; missing parts count as 0. */
const clockTime = (parts: readonly (string | undefined)[]): number => {
  const [hours = 0, minutes = 0, seconds = 0, thousandths = 0] = parts.map((part) => Number(part ?? 0))
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
}

/** The moment of an option; undefined if it is invalid. */
export const instantOf = (moment: Instant | string): Instant | undefined => {
  if (typeof moment === 'string') return instantFrom(moment)
  return Number.isSafeInteger(moment) && moment >= 0 ? moment : undefined
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The date of a day counted from 1970-01-01, by eras of 400 years that begin on 1 March. */
const dateOf = (daysSince: number): string => {
  const shifted = daysSince + 719_468
  const era = Math.floor(shifted / 146_097)
  const day = shifted - era * 146_097
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  )
  const ofYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  const inYear = month < 10 ? month + 3 : month - 9
  const wholeYear = year + era * 400 + (inYear <= 2 ? 1 : 0)
  return `${String(wholeYear).padStart(4, '0')}-${two(inYear)}-${two(ofYear - Math.floor((153 * month + 2) / 5) + 1)}`
}

/** A moment from 1970 to 9999 as ISO 8601 text in UTC, with milliseconds. */
export const isoOf = (at: Instant): string => {
  const day = Math.floor(at / milliseconds)
  const rest = at - day * milliseconds
  const hours = Math.floor(rest / 3_600_000)
  const minutes = Math.floor(rest / 60_000) % 60
  const seconds = Math.floor(rest / 1000) % 60
  return `${dateOf(day)}T${two(hours)}:${two(minutes)}:${two(seconds)}.${String(rest % 1000).padStart(3, '0')}Z`
}
