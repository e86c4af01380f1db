import type { Instant } from '../../kernel/instant.js'
import { instantOf } from '../../field/iso-instant.js'

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** Converts a moment to a time zone's wall-clock time, represented as the moment at which UTC shows the same time. */
export const wallTime = (at: Instant, zone: string): Instant => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const [day, time] = [
    ['year', 'month', 'day'],
    ['hour', 'minute', 'second'],
  ].map((names) => names.map((name) => parts.get(name as Intl.DateTimeFormatPartTypes)))
  return instantOf(`${day?.join('-')}T${time?.join(':')}Z`) ?? at
}
