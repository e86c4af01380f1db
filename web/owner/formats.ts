import type { CappedCount } from '../../src/domain/contract/owner/parts.js'
import { h } from './dom.js'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const short = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const utcDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const localDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const whole = new Intl.NumberFormat('en-GB')

/** A time of the API as this person's clock shows it. */
export const momentText = (iso: string): string => moment.format(new Date(iso))

/** The same in a `time` element, whose `datetime` is exact. */
export const timeElement = (iso: string): HTMLTimeElement =>
  h('time', { datetime: iso }, short.format(new Date(iso)))

/** The day of a time of the API, as this person's calendar has it. */
export const dateText = (iso: string): string => localDay.format(new Date(iso))

/** A time of today as `15:10`, another one with its day. */
export const shortTimeText = (iso: string, now = new Date()): string => {
  const at = new Date(iso)
  return at.toDateString() === now.toDateString()
    ? clock.format(at)
    : `${clock.format(at)} on ${dateText(iso)}`
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
