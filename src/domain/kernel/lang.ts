/** The languages of the catalogue, as BCP 47 tags. */
export const langs = ['en', 'de', 'fr', 'es', 'ar'] as const

/** A language that forms can speak. */
export type Lang = (typeof langs)[number]

/** The attributes of a page in a language: what it is, and which way it is read where that is from the right. */
export const langAttributes = (lang: Lang): { readonly lang: Lang; readonly dir?: 'rtl' } =>
  lang === 'ar' ? { lang, dir: 'rtl' } : { lang }
