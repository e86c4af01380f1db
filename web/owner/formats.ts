import type { CappedCount } from '../../src/domain/contract/owner/parts.js'
import { h } from './dom.js'

/** The time zone in which every time of these pages is given: that of the browser, by its IANA name. */
export const zone = new Intl.DateTimeFormat('en-GB').resolvedOptions().timeZone

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const utcDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const ownDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const localDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const whole = new Intl.NumberFormat('en-GB')

/** A time of the API as this person's clock shows it. */
export const momentText = (iso: string): string => moment.format(new Date(iso))

/** The same with its time zone: what a time means exactly. */
export const exactText = (iso: string): string => `${momentText(iso)} (${zone})`

/** The day of a time of the API, as this person's calendar has it. */
export const dateText = (iso: string): string => localDay.format(new Date(iso))

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()

/** A time as people say it: `Today 14:03`, `Yesterday 09:12`, `12 Nov`, and of another year `12 Nov 2025`. */
export const whenText = (iso: string, now = new Date()): string => {
  const at = new Date(iso)
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (isSameDay(at, now)) return `Today ${clock.format(at)}`
  if (isSameDay(at, yesterday)) return `Yesterday ${clock.format(at)}`
  return at.getFullYear() === now.getFullYear() ? ownDay.format(at) : localDay.format(at)
}

/** A time as people say it, in an element that has the exact one on hover and for programs. */
export const timeElement = (iso: string): HTMLTimeElement =>
  h('time', { datetime: iso, title: exactText(iso) }, whenText(iso))

/** A time of today as `15:10`, another one with its day. */
export const shortTimeText = (iso: string, now = new Date()): string => {
  const at = new Date(iso)
  return isSameDay(at, now) ? clock.format(at) : `${clock.format(at)} on ${dateText(iso)}`
}

/** A UTC day, `YYYY-MM-DD`. */
export const dayText = (day: string): string => utcDay.format(new Date(`${day}T00:00:00Z`))

/** A sentence begins with a capital letter. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

export const numberText = (count: number): string => whole.format(count)

/** The number of those held; beyond what one look counts, `200+`. */
export const heldText = ({ count, more }: CappedCount): string => `${numberText(count)}${more ? '+' : ''}`

/** `1 submission`, `2 submissions`. */
export const countText = (count: number, more = ''): string =>
  `${numberText(count)} ${more}submission${count === 1 ? '' : 's'}`
