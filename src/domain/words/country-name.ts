import type { Lang } from '../kernel/lang.js'

/** The name of a country in a language. */
export const countryName = (country: string, lang: Lang): string =>
  new Intl.DisplayNames(lang, { type: 'region' }).of(country) ?? country
