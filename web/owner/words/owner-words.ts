import type { en } from './en.js'

/** Texts of the owners' pages in one language. A language without one of the English texts does not compile. */
export type OwnerWords = typeof en
