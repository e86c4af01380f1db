/** The languages of the catalogue, as BCP 47 tags. */
export const langs = ['en', 'de'] as const

/** A language that forms can speak. */
export type Lang = (typeof langs)[number]
