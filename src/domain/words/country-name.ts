import type { Lang } from '../kernel/lang.js'

/** What a country is called in a language. */
export const countryName = (country: string, lang: Lang): string =>
  new Intl.DisplayNames(lang, { type: 'region' }).of(country) ?? country
