/** Languages of the catalogue, as BCP 47 tags. */
export const langs = ['en', 'de', 'fr', 'es', 'ar'] as const

/** A language of the catalogue. */
export type Lang = (typeof langs)[number]

/** The `lang` attribute of a page, with `dir` if the language is written from right to left. */
export const langAttributes = (lang: Lang): { readonly lang: Lang; readonly dir?: 'rtl' } =>
  lang === 'ar' ? { lang, dir: 'rtl' } : { lang }
