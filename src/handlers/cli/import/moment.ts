import type { Instant } from '../../../domain/kernel/instant.js'

/** Other services' names for the time of a submission, in lower case without punctuation. */
export const timeWords: readonly string[] = [
  'receivedat',
  'submittedat',
  'submittedon',
  'submissiondate',
  'submissiontime',
  'submitdate',
  'submitdateutc',
  'submitted',
  'timestamp',
  'createdat',
  'createdon',
  'datesubmitted',
  'datecreated',
  'dateadded',
  'completiontime',
  'endtime',
  'enddate',
  'zeitstempel',
  'eingegangenam',
]

const isoLike =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?)?$/i

type Parts = readonly (string | undefined)[]

const instantIn = (year: number, month: number, day: number, clock: Parts): Instant | undefined => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.map((part) => Number(part ?? 0))
  const at = Date.UTC(year, month - 1, day, hours, minutes, seconds)
  const date = new Date(at)
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hours < 24 && minutes < 60
  return isReal && at >= 0 ? at : undefined
}

/** Offset of a zone from UTC, in milliseconds. */
const offsetOf = (zone: string | undefined): number => {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}

const fromIso = (text: string): Instant | undefined => {
  const [found, year, month, day, hours, minutes, seconds, part = '', zone] = isoLike.exec(text) ?? []
  if (found === undefined) return undefined
  const at = instantIn(Number(year), Number(month), Number(day), [hours, minutes, seconds])
  return at === undefined ? undefined : at + Number(part.padEnd(3, '0').slice(0, 3)) - offsetOf(zone)
}

const fromGerman = (text: string): Instant | undefined => {
  const [found, day, month, year, ...clock] = german.exec(text) ?? []
  return found === undefined ? undefined : instantIn(Number(year), Number(month), Number(day), clock)
}

const fromAmerican = (text: string): Instant | undefined => {
  const [found, month, day, year, hours, minutes, seconds, half] = american.exec(text) ?? []
  if (found === undefined) return undefined
  const added = half?.toLowerCase() === 'p' ? 12 : 0
  const hour = half === undefined || hours === undefined ? hours : String((Number(hours) % 12) + added)
  return instantIn(Number(year), Number(month), Number(day), [hour, minutes, seconds])
}

/** Reads milliseconds or seconds since 1970, from 2001 on. */
const fromNumber = (text: string): Instant | undefined => {
  if (/^\d{13}$/.test(text)) return Number(text)
  return /^\d{10}$/.test(text) ? Number(text) * 1000 : undefined
}

/**
 * Parses another service's time: ISO 8601, `2026-11-22 18:00:00`, `22.11.2026 18:00`, `11/22/2026 6:00 PM` (month
 * first), or seconds or milliseconds since 1970. Without a zone it is UTC.
 */
export const momentIn = (typed: string): Instant | undefined => {
  const text = typed.trim()
  return fromNumber(text) ?? fromIso(text) ?? fromGerman(text) ?? fromAmerican(text)
}
