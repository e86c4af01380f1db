import type { CappedCount } from '../../../src/domain/contract/owner/parts.js'
import { h } from '../dom.js'
import { words } from '../words/words.js'

/** IANA name of the browser's time zone, in which these pages show all times. */
export const zone = new Intl.DateTimeFormat('en-GB').resolvedOptions().timeZone

const formatsIn = (locale: string) => {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  return {
    locale,
    moment: format({ dateStyle: 'medium', timeStyle: 'medium' }),
    utcDay: format({ day: 'numeric', month: 'short', timeZone: 'UTC' }),
    ownDay: format({ day: 'numeric', month: 'short' }),
    localDay: format({ dateStyle: 'medium' }),
    clock: format({ timeStyle: 'short' }),
  }
}

let made: ReturnType<typeof formatsIn> | undefined

/** Formats of the current language, kept because making them is slow. */
const formats = () => {
  const { locale } = words()
  if (made?.locale !== locale) made = formatsIn(locale)
  return made
}

/** A time of the API in the browser's time zone. */
export const momentText = (iso: string): string => formats().moment.format(new Date(iso))

/** A time of the API with the name of the time zone. */
export const exactText = (iso: string): string => words().times.exact(momentText(iso), zone)

/** Day of a time in the browser's time zone. */
export const dateText = (iso: string): string => formats().localDay.format(new Date(iso))

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()

/** A short time: `Today 14:03`, `Yesterday 09:12`, `12 Nov`, or for another year `12 Nov 2025`. */
export const whenText = (iso: string, now = new Date()): string => {
  const at = new Date(iso)
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (isSameDay(at, now)) return words().times.today(formats().clock.format(at))
  if (isSameDay(at, yesterday)) return words().times.yesterday(formats().clock.format(at))
  return at.getFullYear() === now.getFullYear() ? formats().ownDay.format(at) : formats().localDay.format(at)
}

/** A short time in an element that has the exact one on hover and for programs. */
export const timeElement = (iso: string): HTMLTimeElement =>
  h('time', { datetime: iso, title: exactText(iso) }, whenText(iso))

/** A time of today as `15:10`, another one with its day. */
export const shortTimeText = (iso: string, now = new Date()): string => {
  const at = new Date(iso)
  return isSameDay(at, now)
    ? formats().clock.format(at)
    : words().times.clockOn(formats().clock.format(at), dateText(iso))
}

/** A UTC day, `YYYY-MM-DD`. */
export const dayText = (day: string): string => formats().utcDay.format(new Date(`${day}T00:00:00Z`))

/** The text with a capital first letter. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

export const numberText = (count: number): string => words().number(count)

/** Number of held submissions; `200+` beyond the maximum counted. */
export const heldText = ({ count, more }: CappedCount): string => `${numberText(count)}${more ? '+' : ''}`
