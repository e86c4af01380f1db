import { instantFrom } from '../field/iso-instant.js'
import type { Lang } from '../kernel/lang.js'

/** A date, YYYY-MM-DD, in the format of a language; any other bound, such as a time of day, as it is. */
export const day = (bound: string | number, lang: Lang): string => {
  const at = instantFrom(`${bound}T00:00Z`)
  if (at === undefined) return String(bound)
  const written = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  return lang === 'fr' ? written.replace(/^1 /, '1er ') : written
}
