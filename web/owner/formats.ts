import type { CappedCount } from '../../src/domain/contract/owner/parts.js'
import { h } from './dom.js'
import { words } from './words/words.js'

/** The time zone in which every time of these pages is given: that of the browser, by its IANA name. */
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

/** The formats of the language that is on: making them takes longer than using them. */
const formats = () => {
  const { locale } = words()
  if (made?.locale !== locale) made = formatsIn(locale)
  return made
}

/** A time of the API as this person's clock shows it. */
export const momentText = (iso: string): string => formats().moment.format(new Date(iso))

/** The same with its time zone: what a time means exactly. */
export const exactText = (iso: string): string => words().times.exact(momentText(iso), zone)

/** The day of a time of the API, as this person's calendar has it. */
export const dateText = (iso: string): string => formats().localDay.format(new Date(iso))

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()

/** A time as people say it: `Today 14:03`, `Yesterday 09:12`, `12 Nov`, and of another year `12 Nov 2025`. */
export const whenText = (iso: string, now = new Date()): string => {
  const at = new Date(iso)
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (isSameDay(at, now)) return words().times.today(formats().clock.format(at))
  if (isSameDay(at, yesterday)) return words().times.yesterday(formats().clock.format(at))
  return at.getFullYear() === now.getFullYear() ? formats().ownDay.format(at) : formats().localDay.format(at)
}

/** A time as people say it, in an element that has the exact one on hover and for programs. */
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

/** A sentence begins with a capital letter. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

export const numberText = (count: number): string => words().number(count)

/** The number of those held; beyond what one look counts, `200+`. */
export const heldText = ({ count, more }: CappedCount): string => `${numberText(count)}${more ? '+' : ''}`
